package io.hearth.stackapi.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.seal.Sealed;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.StackDocument;
import io.hearth.stackapi.stack.Status;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link Snapshot} as Hibernate stores it. */
@Entity
@Table(name = "snapshot")
class SnapshotRow {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Id private String id;

    @Column(name = "stack_id")
    private String stackId;

    private @Nullable String name;
    private String status;
    private String reason;

    @Column(name = "stack_action")
    private String stackAction;

    @Column(name = "stack_status")
    private String stackStatus;

    private @Nullable String tags;
    private String resources;
    private String template;
    private String environment;
    private String files;
    private String parameters;
    private @Nullable String sealed;

    @Column(name = "created_at")
    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected SnapshotRow() {}

    SnapshotRow(Snapshot snapshot) {
        StackDocument document = snapshot.document();
        Sealed rest = document.rest();
        this.id = snapshot.id();
        this.stackId = snapshot.stackId();
        this.name = snapshot.name();
        this.status = snapshot.status().name();
        this.reason = snapshot.reason();
        this.stackAction = snapshot.stackAction().name();
        this.stackStatus = snapshot.stackStatus().name();
        this.tags = snapshot.tags() == null ? null : write(snapshot.tags());
        this.resources = write(snapshot.resources());
        this.template = document.template();
        this.environment = document.environment();
        this.files = write(document.files());
        this.parameters = document.parameters().ciphertext();
        this.sealed = rest == null ? null : rest.ciphertext();
        this.createdAt = snapshot.createdAt();
    }

    Snapshot toSnapshot() {
        return new Snapshot(
                id,
                stackId,
                name,
                Status.valueOf(status),
                reason,
                Action.valueOf(stackAction),
                Status.valueOf(stackStatus),
                tags == null ? null : read(tags, new TypeReference<List<String>>() {}),
                read(resources, new TypeReference<List<Snapshot.ResourceState>>() {}),
                new StackDocument(
                        template,
                        environment,
                        read(files, new TypeReference<Map<String, String>>() {}),
                        new Sealed(parameters),
                        sealed == null ? null : new Sealed(sealed)),
                createdAt);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What a snapshot holds is plain data.", e);
        }
    }

    private static <T> T read(String text, TypeReference<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is stored of a snapshot cannot be read.", e);
        }
    }
}
