/// Other people's libraries, fetched by name while a page runs, and how old they are.
///
/// Begin with `Ecosystem`, then `Library`, then `Loaded`. Behind them stands Maven Resolver, in `Store`.
package async.measure.ecosystem;
