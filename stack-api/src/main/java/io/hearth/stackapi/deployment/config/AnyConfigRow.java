package io.hearth.stackapi.deployment.config;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A software config wherever it is kept: a row of the database's view. */
@Entity
@Immutable
@Table(name = "any_software_config")
class AnyConfigRow {
    @Id private String id;

    @Column(name = "project_id")
    private String projectId;

    private @Nullable String name;

    @Column(name = "config_group")
    private @Nullable String group;

    private String content;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "stack_id")
    private @Nullable String stackId;

    @Column(name = "stack_name")
    private @Nullable String stackName;

    private @Nullable String resource;

    @Column(name = "creator_id")
    private @Nullable String creatorId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AnyConfigRow() {}

    Instant createdAt() {
        return createdAt;
    }

    /** A resource keeps its config in a context of its own. */
    SoftwareConfig toConfig(Sealer sealer) {
        SealContext context =
                stackId == null || stackName == null || resource == null
                        ? SealContext.ofConfig(id)
                        : new SealContext(stackId, resource, SealContext.SOFTWARE_CONFIG);
        return new SoftwareConfig(
                id,
                projectId,
                name,
                group,
                createdAt,
                ConfigContent.of(sealer.open(new Sealed(content), context)),
                stackId == null || stackName == null || resource == null
                        ? null
                        : new SoftwareConfig.Part(stackId, stackName, resource),
                creatorId);
    }
}
