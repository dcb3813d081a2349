/// State that one task owns, and messages to it: an actor. It needs no lock, for nobody else has the state.
///
/// Read [Actor][async.actor.Actor], which makes both sides, and [ActorRef][async.actor.ActorRef], the side of
/// those who tell and ask; then what stands behind them: `Letter`, `Delivery` and `Acting`. Read next:
/// `async.compat`.
package async.actor;
