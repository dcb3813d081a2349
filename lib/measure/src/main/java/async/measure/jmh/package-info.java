/// JMH from a page: what stands behind [async.measure.Jmh] and behind a `%%jmh` cell.
///
/// Read in this order: `Plan` (what fits in a budget), `Score`, `JmhResult` (what comes out), `Forked` (the page's
/// side),
/// `Told`, `Host`, `Turn` (the other side); `Typed`, `Cell`, `Drafts`, `Draft`, `Complaint`, `Earlier` (what a reader
/// types).
package async.measure.jmh;
