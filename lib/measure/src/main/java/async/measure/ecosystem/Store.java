package async.measure.ecosystem;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession.CloseableSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.VersionRangeRequest;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.supplier.SessionBuilderSupplier;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.MetadataTransferException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.util.graph.visitor.PreorderDependencyNodeConsumerVisitor;
import org.eclipse.aether.util.repository.SimpleArtifactDescriptorPolicy;

/// The local Maven repository, and a remote one behind it. What is in the local one is taken from there, without a look
/// at the network. Nothing runs on a thread of its own, so that an interrupt of the caller ends a transfer; a file that
/// did not arrive whole, or not as its checksum says, is not kept.
///
/// Idea: Maven Resolver, as Maven itself uses it.
final class Store implements AutoCloseable {

    private static final Pattern STABLE = Pattern.compile("[0-9.]+");
    private static final int PATIENCE_MILLIS = 10_000;

    private final RepositorySystem system = new RepositorySystemSupplier().get();
    private final AtomicInteger fetched = new AtomicInteger();
    private final CloseableSession session;
    private final RemoteRepository remote;

    Store(Path local, URI url) {
        remote = new RemoteRepository.Builder("central", "default", url.toString())
                .setPolicy(new RepositoryPolicy(
                        true, RepositoryPolicy.UPDATE_POLICY_ALWAYS, RepositoryPolicy.CHECKSUM_POLICY_FAIL))
                .build();
        session = new SessionBuilderSupplier(system)
                .get()
                .withLocalRepositoryBaseDirectories(local)
                .setArtifactDescriptorPolicy(new SimpleArtifactDescriptorPolicy(false, false))
                .setConfigProperty("aether.connector.basic.threads", 1)
                .setConfigProperty("aether.metadataResolver.threads", 1)
                .setConfigProperty("aether.dependencyCollector.impl", "df")
                .setConfigProperty("aether.transport.http.connectTimeout", PATIENCE_MILLIS)
                .setConfigProperty("aether.transport.http.requestTimeout", PATIENCE_MILLIS)
                .setConfigProperty("aether.transport.http.retryHandler.count", 1)
                .setTransferListener(new Counting())
                .build();
    }

    /// The library and all it needs to run, itself first. Only their descriptions are read, no jar yet.
    List<Artifact> needs(String coordinates) throws RepositoryException {
        var root = new Dependency(new DefaultArtifact(coordinates), "runtime");
        var request = new CollectRequest(root, List.of(remote));
        var all = new ArrayList<Artifact>();
        system.collectDependencies(session, request)
                .getRoot()
                .accept(new PreorderDependencyNodeConsumerVisitor(node -> all.add(node.getArtifact())));
        return all;
    }

    /// Where the library's own jar lies, once it is here.
    Path jar(String coordinates) throws RepositoryException {
        return jar(new DefaultArtifact(coordinates));
    }

    Path jar(Artifact artifact) throws RepositoryException {
        return system.resolveArtifact(session, new ArtifactRequest(artifact, List.of(remote), null))
                .getArtifact()
                .getPath();
    }

    /// The newest release that the remote repository names, if that can be asked now; no milestones, no candidates.
    Optional<String> newest(String coordinates) throws RepositoryException {
        var any = new DefaultArtifact(coordinates).setVersion("[0,)");
        var range = system.resolveVersionRange(session, new VersionRangeRequest(any, List.of(remote), null));
        if (range.getExceptions().stream().anyMatch(Store::isRemote)) return Optional.empty();
        return range.getVersions().reversed().stream()
                .map(Object::toString)
                .filter(version -> STABLE.matcher(version).matches())
                .findFirst();
    }

    /// How many jars came from the remote repository so far.
    int fetched() {
        return fetched.get();
    }

    @Override
    public void close() {
        session.close();
        system.shutdown();
    }

    /// That the local repository has no list of versions is no trouble.
    private static boolean isRemote(Exception trouble) {
        return trouble instanceof MetadataTransferException failed && failed.getRepository() != null;
    }

    private final class Counting extends AbstractTransferListener {

        @Override
        public void transferSucceeded(TransferEvent event) {
            if (event.getResource().getResourceName().endsWith(".jar")) fetched.incrementAndGet();
        }
    }
}
