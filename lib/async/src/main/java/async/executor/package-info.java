/// Who polls. Three ways to run futures: `BlockOn` (one future on this thread, in one screen), `LocalExecutor` (many
/// tasks on one thread), `MultiThreadExecutor` (many on several); `Blocking` is for work that cannot await.
///
/// Read in this order: `BlockOn`; `TaskCell`, whose opening table is a task's whole life, `NamedTask` and
/// `TracedTask`; `Runner`, which polls them, and `Reports` with `Untold`; `LocalExecutor` with `LocalRunner`,
/// `TaskQueue`, `DrawnQueue`, `Inbox`, `LiveTasks` and `Nesting`. Then `MultiThreadExecutor` with `Pool`, `Home`,
/// `Worker` and its queues (`StealQueue`, `GlobalQueue`, `Chain`), and how its threads sleep (`Sleepers`, `Bed`,
/// `Lookout`); last
/// `Blocking`. Read next: `async.await`.
package async.executor;
