/// Futures to start from, and several at once. `Futures` is the list; each combinator has a file of its own. Read
/// next: `async.sync`.
package async.future;
