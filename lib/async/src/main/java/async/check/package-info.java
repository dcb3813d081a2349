/// Tools that find what a test by hand misses. `Checked` holds a future to the contract; `SeededExecutor` runs tasks in
/// an order drawn from a seed, and runs it again; `Cancellations` closes an operation at each of its pauses, and shows
/// what is lost.
///
/// Read in this order: `Breach` and `BrokenContract`, `Waits`, `Checked`; `SeededExecutor`; `Trial`,
/// `Victim` and `Cancellations`. This is the last package; read next: the tests beside it, which hold every future of
/// this library to its word.
package async.check;
