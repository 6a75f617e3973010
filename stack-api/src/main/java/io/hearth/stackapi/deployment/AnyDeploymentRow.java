package io.hearth.stackapi.deployment;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.deployment.config.SoftwareConfig;
import io.hearth.stackapi.resource.DeploymentData;
import io.hearth.stackapi.stack.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A software deployment wherever it is kept: a row of the database's view. */
@Entity
@Immutable
@Table(name = "any_software_deployment")
class AnyDeploymentRow {
    @Id private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "server_id")
    private String serverId;

    @Column(name = "config_id")
    private String configId;

    @Column(name = "deployment_values")
    private String values;

    private String action;
    private String status;

    @Column(name = "status_reason")
    private String reason;

    @Column(name = "stack_user_project_id")
    private @Nullable String stackUserProjectId;

    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private @Nullable Instant updatedAt;

    @Column(name = "stack_id")
    private @Nullable String stackId;

    @Column(name = "stack_name")
    private @Nullable String stackName;

    private @Nullable String resource;

    @Column(name = "creator_id")
    private @Nullable String creatorId;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AnyDeploymentRow() {}

    SoftwareDeployment toDeployment(Sealer sealer) {
        SoftwareConfig.Part part =
                stackId == null || stackName == null || resource == null
                        ? null
                        : new SoftwareConfig.Part(stackId, stackName, resource);
        return new SoftwareDeployment(
                id,
                projectId,
                serverId,
                configId,
                DeploymentValues.of(sealer.open(new Sealed(values), ofValues(part))),
                new DeploymentState(action, Status.valueOf(status), reason(part, sealer)),
                stackUserProjectId,
                version,
                createdAt,
                version == 1 ? null : updatedAt,
                part,
                creatorId);
    }

    private SealContext ofValues(SoftwareConfig.@Nullable Part part) {
        return part == null ? SealContext.ofDeploymentValues(id) : of(part, DeploymentData.VALUES);
    }

    /** A resource's may quote what the server has answered, and is sealed. */
    private String reason(SoftwareConfig.@Nullable Part part, Sealer sealer) {
        return part == null
                ? reason
                : sealer.open(new Sealed(reason), of(part, DeploymentData.REASON)).reveal();
    }

    private static SealContext of(SoftwareConfig.Part part, String field) {
        return new SealContext(part.stackId(), part.resource(), field);
    }
}
