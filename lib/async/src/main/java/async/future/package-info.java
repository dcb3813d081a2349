/// Futures to start from, and several at once. `Futures` is the list; each combinator has a file of its own.
/// `JoinSet` is for futures that come and go; `Children` is the machine under it and `joinAll`. Read next:
/// `async.sync`.
package async.future;
