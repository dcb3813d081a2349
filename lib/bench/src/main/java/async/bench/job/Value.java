package async.bench.job;

/// What one run of a job found.
///
/// @param part of the job, empty if it has only one
record Value(String part, String unit, double number) {}
