package io.hearth.metadataservice.cfn;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.audit.Denial;
import io.hearth.access.cfn.CfnAction;
import io.hearth.access.cfn.CfnError;
import io.hearth.access.cfn.CfnFault;
import io.hearth.access.cfn.StackName;
import io.hearth.contract.DenialReason;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.document.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What an owner reads by the query API here; all other actions are stack-api's. */
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
        CfnAction action = CfnAction.of(parameters);
        if (!rules.allowsSigned(owner, action.rule())) {
            throw CfnFault.actionNotAllowed(action, owner);
        }
        if (action != CfnAction.DESCRIBE_STACK_RESOURCE) {
            throw CfnFault.of(CfnError.NOT_IMPLEMENTED, action.wireName());
        }
        StackName stack = StackName.parse(CfnAction.required(parameters, "StackName"));
        String resource = CfnAction.required(parameters, "LogicalResourceId");
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
            throw CfnFault.of(CfnError.ACCESS_DENIED)
                    .denied(Denial.of(DenialReason.CREATOR_ONLY).by(owner));
        }
    }
}
