/// `async` and `await`. `Async` is the face; of the two engines behind it, one is `async.compile`, the other
/// `Coroutine`. Read next: `async.future`.
package async.await;
