/// Values one after another, with waits in between. The loop `while (await(stream.next()) instanceof String s)`
/// says `map`, `filter`, `take` and `fold`, so these have no names here; `Streams` lists what a loop cannot say.
/// Nor is there a generator: a body that sends into a bounded channel is one, started by `spawn`.
///
/// Read in this order: [Streams][async.stream.Streams] (the verbs), `From`, `Merge`, `Buffered`, `Collect`; then
/// `Publish` and `Delivery`, the way out to `java.util.concurrent.Flow`. Read next: `async.channel`.
package async.stream;
