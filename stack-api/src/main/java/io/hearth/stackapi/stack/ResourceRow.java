package io.hearth.stackapi.stack;

import io.hearth.contract.seal.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link Resource} as Hibernate stores it. */
@Entity
@Table(name = "resource")
class ResourceRow {
    @Id private String id;

    @Column(name = "stack_id")
    private String stackId;

    private String name;
    private String type;

    @Column(name = "native_type")
    private String nativeType;

    private String description;

    @Column(name = "physical_name")
    private String physicalName;

    private int position;
    private String requires;

    @Column(name = "required_by")
    private String requiredBy;

    private int blockers;
    private String action;
    private String status;
    private String reason;

    @Column(name = "physical_id")
    private @Nullable String physicalId;

    private String data;
    private String secrets;
    private @Nullable String document;

    @Column(name = "waiting_for")
    private @Nullable String waitingFor;

    @Column(name = "identity_wanted")
    private boolean identityWanted;

    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected ResourceRow() {}

    @SuppressWarnings("NullAway.Init") // apply() fills the rest
    ResourceRow(Resource resource, int position) {
        this.id = resource.id();
        this.stackId = resource.stackId();
        this.name = resource.name();
        this.type = resource.type();
        this.nativeType = resource.nativeType();
        this.description = resource.description();
        this.physicalName = resource.physicalName();
        this.position = position;
        this.requires = JsonText.write(resource.requires());
        this.requiredBy = JsonText.write(resource.requiredBy());
        this.createdAt = resource.createdAt();
        apply(resource);
    }

    String id() {
        return id;
    }

    /** Takes over all of a resource that can change. */
    final void apply(Resource resource) {
        this.blockers = resource.dependencies().blockers();
        this.action = resource.state().action().name();
        this.status = resource.state().status().name();
        this.reason = resource.state().reason();
        Resource.Substance substance = resource.substance();
        this.physicalId = substance.physicalId();
        this.data = JsonText.write(substance.data());
        this.secrets = JsonText.write(substance.secrets());
        Sealed metadata = substance.document();
        this.document = metadata == null ? null : metadata.ciphertext();
        this.waitingFor = substance.waitingFor();
        this.identityWanted = substance.identityWanted();
        this.version = resource.version();
        this.updatedAt = resource.updatedAt();
    }

    Resource toResource() {
        return new Resource(
                id,
                stackId,
                name,
                type,
                nativeType,
                description,
                physicalName,
                new Resource.Dependencies(
                        JsonText.read(requires, JsonText.LIST),
                        JsonText.read(requiredBy, JsonText.LIST),
                        blockers),
                new State(Action.valueOf(action), Status.valueOf(status), reason),
                new Resource.Substance(
                        physicalId,
                        JsonText.read(data, JsonText.MAP),
                        JsonText.read(secrets, JsonText.SEALED_MAP),
                        document == null ? null : new Sealed(document),
                        waitingFor,
                        identityWanted),
                version,
                createdAt,
                updatedAt);
    }
}
