/// From a lambda to a state machine, while the program runs. The passes in their order: `Origin` finds the lambda's
/// code, `Code` reads it, `Types` and `Liveness` find out what an `await` must keep, `Plan` gives each of these a
/// field, `HiddenAwaits` refuses what cannot work, `Emitter` writes the class, `Linkage` makes it one of the user's.
/// `Bodies` runs the passes and remembers what they made. Read next: `async.await`.
///
/// Idea: what rustc does with an `async` block.
package async.compile;
