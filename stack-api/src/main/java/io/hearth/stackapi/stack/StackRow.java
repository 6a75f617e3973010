package io.hearth.stackapi.stack;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A {@link Stack} as Hibernate stores it. */
@Entity
@Table(name = "stack")
class StackRow {
    @Id private String id;

    private String name;

    @Column(name = "root_id")
    private String rootId;

    @Column(name = "parent_id")
    private @Nullable String parentId;

    @Column(name = "parent_resource")
    private @Nullable String parentResource;

    private long wish;

    @Column(name = "project_id")
    private String projectId;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "owner_name")
    private String ownerName;

    @Column(name = "domain_project_id")
    private @Nullable String domainProjectId;

    private String action;
    private String status;
    private String reason;
    private String description;
    private @Nullable String tags;

    @Column(name = "timeout_minutes")
    private @Nullable Integer timeoutMinutes;

    @Column(name = "disable_rollback")
    private boolean disableRollback;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private @Nullable Instant updatedAt;

    @Column(name = "deleted_at")
    private @Nullable Instant deletedAt;

    @Column(name = "retained_until")
    private @Nullable Instant retainedUntil;

    private long epoch;

    @Column(name = "document_epoch")
    private long documentEpoch;

    @Column(name = "previous_epoch")
    private @Nullable Long previousEpoch;

    private int pending;
    private boolean cleaning;

    @Column(name = "has_identities")
    private boolean hasIdentities;

    @Version private long version;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected StackRow() {}

    @SuppressWarnings("NullAway.Init") // apply() fills the rest
    StackRow(Stack stack) {
        this.id = stack.id();
        this.name = stack.name();
        this.rootId = stack.rootId();
        Stack.Parent parent = stack.parent();
        if (parent != null) {
            this.parentId = parent.stackId();
            this.parentResource = parent.resource();
        }
        this.projectId = stack.owner().projectId();
        this.ownerId = stack.owner().userId();
        this.ownerName = stack.owner().userName();
        this.createdAt = stack.createdAt();
        apply(stack);
    }

    /** Takes over all of a stack that can change. */
    final void apply(Stack stack) {
        Stack.Parent parent = stack.parent();
        this.wish = parent == null ? 0 : parent.wish();
        this.domainProjectId = stack.domainProjectId();
        this.action = stack.state().action().name();
        this.status = stack.state().status().name();
        this.reason = stack.state().reason();
        this.description = stack.description();
        this.tags = stack.tags() == null ? null : JsonText.write(stack.tags());
        this.timeoutMinutes = stack.timeoutMinutes();
        this.disableRollback = stack.disableRollback();
        this.updatedAt = stack.updatedAt();
        this.deletedAt = stack.deletedAt();
        this.retainedUntil = stack.retainedUntil();
        this.epoch = stack.plan().epoch();
        this.documentEpoch = stack.plan().document();
        this.previousEpoch = stack.plan().previous();
        this.cleaning = stack.progress().cleaning();
        this.pending = stack.progress().pending();
        this.hasIdentities = stack.progress().identities();
    }

    Stack toStack() {
        return new Stack(
                id,
                name,
                rootId,
                parentId == null || parentResource == null
                        ? null
                        : new Stack.Parent(parentId, parentResource, wish),
                new Stack.Owner(projectId, ownerId, ownerName),
                domainProjectId,
                new State(Action.valueOf(action), Status.valueOf(status), reason),
                description,
                tags == null ? null : JsonText.read(tags, JsonText.LIST),
                timeoutMinutes,
                disableRollback,
                new Stack.Plan(epoch, documentEpoch, previousEpoch),
                new Stack.Progress(pending, cleaning, hasIdentities),
                createdAt,
                updatedAt,
                deletedAt,
                retainedUntil);
    }
}
