package io.hearth.metadataservice.cfn;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.document.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What an owner reads by the query API; of its reading actions this has one so far. */
@ApplicationScoped
class OwnerReads {
    private final Documents documents;
    private final Rules rules;

    OwnerReads(Documents documents, Rules rules) {
        this.documents = documents;
        this.rules = rules;
    }

    /** Fails with a {@link CfnFault}. */
    Uni<Document> describe(Principal.Member owner, Map<String, String> parameters) {
        String action = Action.of(parameters);
        if (!rules.allowsSigned(owner, Action.rule(action))) {
            throw CfnFault.actionNotAllowed(action);
        }
        if (!action.equals(Action.DESCRIBE_STACK_RESOURCE)) {
            throw CfnFault.of(CfnError.NOT_IMPLEMENTED, action);
        }
        StackName stack = StackName.parse(Action.required(parameters, "StackName"));
        String resource = Action.required(parameters, "LogicalResourceId");
        return documents
                .findByName(owner.projectId(), stack.name(), resource)
                .map(
                        found ->
                                found.filter(document -> stack.means(document.stack()))
                                        .orElseThrow(
                                                () ->
                                                        CfnFault.resourceNotFound(
                                                                resource, stack.name())))
                .invoke(document -> checkReader(owner, document));
    }

    private void checkReader(Principal.Member owner, Document document) {
        if (!document.isFor(owner, rules)) {
            throw CfnFault.of(CfnError.ACCESS_DENIED);
        }
    }
}
