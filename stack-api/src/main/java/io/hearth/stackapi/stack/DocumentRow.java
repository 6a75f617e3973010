package io.hearth.stackapi.stack;

import io.hearth.contract.seal.Sealed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A {@link StackDocument} as Hibernate stores it. */
@Entity
@Table(name = "stack_document")
class DocumentRow {
    @Id
    @Column(name = "stack_id")
    private String stackId;

    private String template;
    private String environment;
    private String files;
    private String parameters;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected DocumentRow() {}

    DocumentRow(String stackId, StackDocument document) {
        this.stackId = stackId;
        this.template = document.template();
        this.environment = document.environment();
        this.files = JsonText.write(document.files());
        this.parameters = document.parameters().ciphertext();
    }

    StackDocument toDocument() {
        return new StackDocument(
                template, environment, JsonText.read(files, JsonText.MAP), new Sealed(parameters));
    }
}
