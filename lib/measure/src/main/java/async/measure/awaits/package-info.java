/// One job in four ways to await: by hand, with combinators, as a coroutine, and compiled.
package async.measure.awaits;
