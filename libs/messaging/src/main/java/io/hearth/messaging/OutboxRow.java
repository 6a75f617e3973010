package io.hearth.messaging;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/**
 * An event on its way to the bus. Written by Hibernate in the deciding transaction, read by the
 * relay.
 */
@Entity
@Table(name = "outbox")
class OutboxRow {
    @Id private UUID id;

    private String topic;

    @Column(name = "record_key")
    private String recordKey;

    private String headers;

    private byte[] data;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected OutboxRow() {}

    OutboxRow(UUID id, String topic, String recordKey, String headers, byte[] data) {
        this.id = id;
        this.topic = topic;
        this.recordKey = recordKey;
        this.headers = headers;
        this.data = data;
    }
}
