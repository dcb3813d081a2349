/// `async` and `await`. `Async` is the face, `Coroutine` the engine behind it. Read next: `async.future`.
package async.await;
