/// The same jobs, done in nine ways: threads, a pool, virtual threads, callbacks, coroutines, actors,
/// `CompletableFuture`, and our tasks on one thread and on many.
///
/// Begin with `Model`, then `Job`, then any two ways of one job, side by side.
package async.measure.models;
