/// Both ends of a channel against each other, and each against a close. How to run them stands in `async.executor`.
package async.channel;
