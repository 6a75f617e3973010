package io.hearth.metadataservice.document;

import io.hearth.access.Principal;
import io.hearth.access.audit.RefusalAudit;
import io.hearth.access.identity.Bindings;
import io.hearth.contract.AuditEvent.AccessRefused;
import io.hearth.contract.Capability;
import io.hearth.contract.StackRef;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** What an identity of the stack domain may read: the documents that it is bound to. */
@ApplicationScoped
public class DocumentAccess {
    private static final String OPERATION = "resource:metadata";

    private final Clock clock = Clock.systemUTC();
    private final Documents documents;
    private final Bindings bindings;
    private final RefusalAudit audit;

    DocumentAccess(Documents documents, Bindings bindings, RefusalAudit audit) {
        this.documents = documents;
        this.bindings = bindings;
        this.audit = audit;
    }

    /**
     * Empty, and told to the audit, for what it is not bound to and for what is not there.
     *
     * @param stackName as the caller gives it
     */
    public Uni<Optional<Document>> read(
            Principal.StackUser user, String stackName, DocumentKey key) {
        return bindings.allows(user, key.stackId(), key.resource(), Capability.METADATA_READ)
                .chain(allowed -> allowed ? documents.find(key) : nothing())
                .map(found -> found.filter(document -> named(document, stackName)))
                .invoke(
                        found -> {
                            if (found.isEmpty()) {
                                tell(user, stackName, key);
                            }
                        });
    }

    private void tell(Principal.StackUser user, String stackName, DocumentKey key) {
        audit.tell(
                new AccessRefused(
                        new StackRef(
                                key.stackId(), stackName, key.stackId(), user.domainProjectId()),
                        key.resource(),
                        user.userId(),
                        OPERATION,
                        "no binding",
                        clock.instant()));
    }

    private static boolean named(Document document, String stackName) {
        return document.stack().name().equals(stackName);
    }

    private static Uni<Optional<Document>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }
}
