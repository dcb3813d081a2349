/// What only the course needs: measuring, judging claims, keeping results.
///
/// Read in this order: `Measure`, `Stats`, `Comparison`, `Threads`, `Jmh`, `Losses` (numbers); `Guess`, `Claim`,
/// `Verdict`, `Exercise`, `Gym` (what a page does with them); `Results` (where it all goes); `Machine`, `Show`, `Diff`,
/// `Glossary`, `Progress`; `CourseExtension` last.
package async.measure;
