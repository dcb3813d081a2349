/// The course's own small web: three search engines on this machine that answer as slowly as they are told, and
/// a `GET` to ask them with. Both run on `lib/async` and nothing else: no thread waits for a byte.
///
/// Read in this order: [Http][async.measure.web.Http], `Answer`, then [Engines][async.measure.web.Engines] and
/// `Engine`.
package async.measure.web;
