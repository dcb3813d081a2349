/// Many jobs at once, in nine ways: each begins `n` of them, waits for all, and adds up what they give.
package async.measure.models.crowd;
