/// Tests that run two threads against each other some ten million times, to see every order of their steps that this
/// machine can make: the library's orderings where a mistake would show once in a million.
///
/// ```
///   ./mvnw -q verify                                            all of them, short
///   ./mvnw -q verify -Dasync.deep=true                          by interpreter, C1 and C2, each pair: ten minutes
///   ./mvnw -q verify -Dasync.stress=skip                        none
///   ./mvnw -q verify -pl lib/stress -am -Dasync.stress=Inbox    only those whose names hold a regular expression
/// ```
///
/// Each class with a `@State` is a test: its actors run at once, then the arbiter looks, and `@Outcome` judges. Every
/// count is in `lib/stress/target/jcstress/report/index.html`.
///
/// The classes are in the package of what they test, to reach what is not public; so this module has no
/// `module-info`. `LostWake` holds the controls: tests that must fail.
///
/// Idea: jcstress, of the OpenJDK.
package async.executor;
