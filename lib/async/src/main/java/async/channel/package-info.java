/// Values from one task to another: many senders, one receiver, and a bound that makes senders wait. Many receivers
/// need no channel: spawn a task for each value, under as many `Permits` as may run at once.
///
/// Read [Channels] and its two ends, [Sender] and [Receiver]; then `Buffer`, which holds the protocol, and its two
/// kinds, `Ring` and `Chain`. Read next: `async.scope`.
package async.channel;
