/// Who polls. `BlockOn` is one future on one thread, in one screen; `LocalExecutor` is many. A task's whole life
/// stands in the table that opens `TaskCell`. Read next: `async.await`.
package async.executor;
