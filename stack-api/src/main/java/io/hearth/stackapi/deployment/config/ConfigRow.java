package io.hearth.stackapi.deployment.config;

import io.hearth.contract.seal.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A software config that was made through the API, as Hibernate stores it. */
@Entity
@Table(name = "software_config")
class ConfigRow {
    @Id private String id;

    @Column(name = "project_id")
    private String projectId;

    private @Nullable String name;

    @Column(name = "config_group")
    private @Nullable String group;

    private String content;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ConfigRow() {}

    ConfigRow(SoftwareConfig config, Sealed content) {
        this.id = config.id();
        this.projectId = config.projectId();
        this.name = config.name();
        this.group = config.group();
        this.content = content.ciphertext();
        this.createdAt = config.createdAt();
    }
}
