/// From a lambda to a state machine, while the program runs. The passes in their order: `Origin` finds the lambda's
/// code, `ClassBytes` and `Code` read it, `HiddenAwaits` and `Callers` refuse what cannot work, `Types` and
/// `Liveness` find out what an `await` must keep, `Plan` gives each of these a field, `Emitter`, `PollCode`,
/// `SiteCode` and `Members` write the class, and `Linkage` links what it could only name. What comes out is a
/// `Machine`. `Draft` runs the passes, `Bodies` remembers what they made, `Explainer` shows it. Read next:
/// `async.await`.
///
/// Idea: what rustc does with an `async` block.
package async.compile;
