package io.hearth.metadataservice.document;

import io.hearth.access.Principal;
import io.hearth.access.identity.Bindings;
import io.hearth.access.use.IdentityUses;
import io.hearth.contract.Binding;
import io.hearth.contract.Capability;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an identity of the stack domain may read: the documents that it is bound to. What it is not
 * bound to and what is not there is empty alike.
 */
@ApplicationScoped
public class DocumentAccess {
    private final Documents documents;
    private final Bindings bindings;
    private final IdentityUses uses;

    DocumentAccess(Documents documents, Bindings bindings, IdentityUses uses) {
        this.uses = uses;
        this.documents = documents;
        this.bindings = bindings;
    }

    /**
     * By the stack's id.
     *
     * @param stackName as the caller gives it
     */
    public Uni<Optional<Document>> read(
            Principal.StackUser user, String stackName, DocumentKey key) {
        return bindings.allows(user, key.stackId(), key.resource(), Capability.METADATA_READ)
                .chain(allowed -> allowed ? documents.find(key) : nothing())
                .map(found -> found.filter(it -> it.stack().name().equals(stackName)))
                .invoke(found -> tellUse(user, found));
    }

    /** By what the caller says of the stack, among the stacks that it is bound to. */
    public Uni<Optional<Document>> find(
            Principal.StackUser user, String resource, Predicate<Document> meant) {
        return bindings.of(user)
                .chain(held -> firstMeant(readable(held, resource), meant))
                .invoke(found -> tellUse(user, found));
    }

    /** The server with this id, when the caller is bound to its deployments. */
    public Uni<Optional<Document>> server(Principal.StackUser user, String serverId) {
        return bindings.of(user)
                .chain(
                        held ->
                                firstMeant(
                                        keys(
                                                held,
                                                it ->
                                                        it.capability()
                                                                == Capability.DEPLOYMENTS_READ),
                                        document ->
                                                serverId.equals(
                                                        document.summary().physicalResourceId())))
                .invoke(found -> tellUse(user, found));
    }

    private Uni<Optional<Document>> firstMeant(
            Iterator<DocumentKey> candidates, Predicate<Document> meant) {
        if (!candidates.hasNext()) {
            return nothing();
        }
        return documents
                .find(candidates.next())
                .map(found -> found.filter(meant))
                .chain(
                        found ->
                                found.isPresent()
                                        ? Uni.createFrom().item(found)
                                        : firstMeant(candidates, meant));
    }

    private static Iterator<DocumentKey> readable(Set<Binding> held, String resource) {
        return keys(
                held,
                binding ->
                        binding.capability() == Capability.METADATA_READ
                                && binding.resource().equals(resource));
    }

    private static Iterator<DocumentKey> keys(Set<Binding> held, Predicate<Binding> wanted) {
        return held.stream()
                .filter(wanted)
                .map(binding -> new DocumentKey(binding.stackId(), binding.resource()))
                .iterator();
    }

    private void tellUse(Principal.StackUser user, Optional<Document> found) {
        found.ifPresent(document -> uses.tell(user, document.stack()));
    }

    private static Uni<Optional<Document>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
