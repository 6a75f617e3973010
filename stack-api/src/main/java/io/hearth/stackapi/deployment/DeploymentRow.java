package io.hearth.stackapi.deployment;

import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.stackapi.stack.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link SoftwareDeployment} as Hibernate stores it. */
@Entity
@Table(name = "software_deployment")
class DeploymentRow {
    @Id private String id;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "server_id")
    private String serverId;

    @Column(name = "config_id")
    private String configId;

    @Column(name = "deployment_values")
    private String values;

    @Column(name = "config_size")
    private int configSize;

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

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DeploymentRow() {}

    @SuppressWarnings("NullAway.Init") // apply() fills the rest
    DeploymentRow(SoftwareDeployment deployment, int configSize, Sealer sealer) {
        this.id = deployment.id();
        this.projectId = deployment.projectId();
        this.serverId = deployment.serverId();
        this.stackUserProjectId = deployment.stackUserProjectId();
        this.createdAt = deployment.createdAt();
        this.configSize = configSize;
        apply(deployment, sealer);
    }

    /** Takes over all of a deployment that can change. */
    final void apply(SoftwareDeployment deployment, Sealer sealer) {
        this.configId = deployment.configId();
        this.values =
                sealer.seal(deployment.values().text(), SealContext.ofDeploymentValues(id))
                        .ciphertext();
        this.action = deployment.state().action();
        this.status = deployment.state().status().name();
        this.reason = deployment.state().reason();
        this.version = deployment.version();
        this.updatedAt = deployment.updatedAt();
    }

    /** Takes over how many bytes of JSON the config has. */
    void bring(int size) {
        this.configSize = size;
    }

    SoftwareDeployment toDeployment(Sealer sealer) {
        return new SoftwareDeployment(
                id,
                projectId,
                serverId,
                configId,
                DeploymentValues.of(
                        sealer.open(new Sealed(values), SealContext.ofDeploymentValues(id))),
                new DeploymentState(action, Status.valueOf(status), reason),
                stackUserProjectId,
                version,
                createdAt,
                updatedAt,
                null,
                null);
    }
}
