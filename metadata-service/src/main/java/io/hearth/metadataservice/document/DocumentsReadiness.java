package io.hearth.metadataservice.document;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says whether documents are served from memory. */
@Readiness
@ApplicationScoped
class DocumentsReadiness implements HealthCheck {
    private final Documents documents;

    DocumentsReadiness(Documents documents) {
        this.documents = documents;
    }

    @Override
    public HealthCheckResponse call() {
        return documents.fresh()
                ? HealthCheckResponse.up("documents")
                : HealthCheckResponse.named("documents")
                        .withData("missing", "PostgreSQL's notifications of changed documents")
                        .down()
                        .build();
    }
}
