/// Broken futures, boxes and executors, each short enough to be read whole, and what it takes to catch them.
///
/// Each class says what a sound one would do, and does not quite do it. Read in this order: `Exhibit` and `Probe`;
/// then any exhibit, alone; `Repairs` last, since it gives all of them away. [async.measure.Gym] runs the checks.
package async.measure.gym;
