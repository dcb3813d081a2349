/// A bucket brigade in nine ways in memory, and in seven over pipes: members in a row, each waits for the bucket and
/// hands it on.
package async.measure.models.brigade;
