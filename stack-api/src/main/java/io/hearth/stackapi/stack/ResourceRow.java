package io.hearth.stackapi.stack;

import io.hearth.contract.seal.Sealed;
import io.hearth.template.DeletionPolicy;
import io.hearth.template.environment.Hook;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

    private long generation;
    private long epoch;
    private boolean current;
    private int position;

    @Column(name = "deletion_policy")
    private String deletionPolicy;

    private String hooks;

    private String secrecy;

    private @Nullable String frozen;
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
    ResourceRow(Resource resource) {
        this.id = resource.id();
        this.stackId = resource.stackId();
        this.name = resource.name();
        this.physicalName = resource.physicalName();
        this.generation = resource.generation();
        this.createdAt = resource.createdAt();
        apply(resource);
    }

    String id() {
        return id;
    }

    /** Takes over all of a resource that can change. */
    final void apply(Resource resource) {
        Resource.Lineage lineage = resource.lineage();
        this.epoch = lineage.epoch();
        this.current = lineage.current();
        this.position = lineage.position();
        Resource.Definition definition = resource.definition();
        this.type = definition.type();
        this.nativeType = definition.nativeType();
        this.description = definition.description();
        this.deletionPolicy = definition.deletionPolicy().name();
        this.hooks = JsonText.write(definition.hooks().stream().map(Hook::shown).sorted().toList());
        this.secrecy = definition.secrecy().name();
        Sealed made = definition.frozen();
        this.frozen = made == null ? null : made.ciphertext();
        this.requires = JsonText.write(resource.requires());
        this.requiredBy = JsonText.write(resource.requiredBy());
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
                new Resource.Lineage(generation, epoch, current, position),
                new Resource.Definition(
                        type,
                        nativeType,
                        description,
                        DeletionPolicy.valueOf(deletionPolicy),
                        hooksOf(JsonText.read(hooks, JsonText.LIST)),
                        Secrecy.valueOf(secrecy),
                        sealed(frozen)),
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
                        sealed(document),
                        waitingFor,
                        identityWanted),
                version,
                createdAt,
                updatedAt);
    }

    private static Set<Hook> hooksOf(List<String> shown) {
        return shown.stream().flatMap(name -> Hook.of(name).stream()).collect(Collectors.toSet());
    }

    private static @Nullable Sealed sealed(@Nullable String ciphertext) {
        return ciphertext == null ? null : new Sealed(ciphertext);
    }
}
