/// The fan-out in nine ways. Each class stands alone, repeated words included, so that any two can be read side by
/// side; what they share is how one GET is made: [BlockingGets] for threads, [CallbackGets] for callbacks,
/// [Http][async.measure.web.Http] for tasks.
///
/// Begin with `VirtualThreadFanOut` and `TaskFanOut`.
package async.measure.models.fanout;
