package io.hearth.stackapi.stack;

import io.hearth.contract.seal.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A {@link StackDocument} as Hibernate stores it. */
@Entity
@Table(name = "stack_document")
@IdClass(DocumentRow.Key.class)
class DocumentRow {
    /**
     * @param epoch of the stack whose request brought the document
     */
    record Key(String stackId, long epoch) {}

    @Id
    @Column(name = "stack_id")
    private String stackId;

    @Id private long epoch;

    private String template;
    private String environment;
    private String files;
    private String parameters;
    private @Nullable String sealed;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DocumentRow() {}

    DocumentRow(String stackId, long epoch, StackDocument document) {
        this.stackId = stackId;
        this.epoch = epoch;
        this.template = document.template();
        this.environment = document.environment();
        this.files = JsonText.write(document.files());
        this.parameters = document.parameters().ciphertext();
        Sealed rest = document.rest();
        this.sealed = rest == null ? null : rest.ciphertext();
    }

    StackDocument toDocument() {
        return new StackDocument(
                template,
                environment,
                JsonText.read(files, JsonText.MAP),
                new Sealed(parameters),
                sealed == null ? null : new Sealed(sealed));
    }
}
