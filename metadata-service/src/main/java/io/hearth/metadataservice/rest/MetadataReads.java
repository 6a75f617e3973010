package io.hearth.metadataservice.rest;

import io.hearth.access.Principal;
import io.hearth.access.RecentWrites;
import io.hearth.access.Rules;
import io.hearth.access.TokenAuthentication;
import io.hearth.access.TokenAuthenticator;
import io.hearth.access.audit.Denial;
import io.hearth.access.rest.HeatFault;
import io.hearth.contract.seal.Secret;
import io.hearth.metadataservice.document.Document;
import io.hearth.metadataservice.document.DocumentAccess;
import io.hearth.metadataservice.document.DocumentKey;
import io.hearth.metadataservice.document.Documents;
import io.hearth.metadataservice.http.Validator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/**
 * Which document a caller gets. An owner's colleague is told what is missing; an instance's
 * identity gets the same refusal for what is not there and for what is not its own.
 */
@ApplicationScoped
class MetadataReads {
    private final Documents documents;
    private final DocumentAccess access;
    private final Rules rules;
    private final TokenAuthenticator tokens;

    MetadataReads(
            Documents documents, DocumentAccess access, Rules rules, TokenAuthenticator tokens) {
        this.tokens = tokens;
        this.rules = rules;
        this.documents = documents;
        this.access = access;
    }

    /**
     * Fails with a {@link HeatFault}.
     *
     * @param token the caller's, looked at again after a wait: what was taken back and handed out
     *     anew meanwhile is not for who has the old one
     * @param wait how long to wait for another version than the caller has
     */
    Uni<Document> read(
            Principal principal,
            Secret token,
            String stackName,
            DocumentKey key,
            Validator known,
            Duration wait) {
        return now(principal, stackName, key)
                .chain(
                        document ->
                                wait.isZero() || !known.matches(document.version())
                                        ? Uni.createFrom().item(document)
                                        : documents
                                                .await(key, document.version(), wait)
                                                .chain(changed -> again(token))
                                                .chain(who -> now(who, stackName, key)));
    }

    private Uni<Principal> again(Secret token) {
        return tokens.authenticate(token)
                .map(
                        authentication ->
                                switch (authentication) {
                                    case TokenAuthentication.Authenticated(Principal who) -> who;
                                    case TokenAuthentication.Refused(var reason) ->
                                            throw HeatFault.notAuthorized()
                                                    .denied(Denial.of(reason));
                                    case TokenAuthentication.Unavailable(var later) ->
                                            throw HeatFault.unavailable(later);
                                });
    }

    private Uni<Document> now(Principal principal, String stackName, DocumentKey key) {
        return switch (principal) {
            case Principal.Member member -> ofOwner(member, stackName, key);
            case Principal.StackUser user -> ofStackUser(user, stackName, key);
        };
    }

    private Uni<Document> ofOwner(Principal.Member member, String stackName, DocumentKey key) {
        return RecentWrites.read(() -> documents.find(key), Optional::isPresent)
                .map(found -> found.filter(document -> named(document, stackName)))
                .map(
                        found ->
                                found.filter(
                                        document ->
                                                document.stack()
                                                        .projectId()
                                                        .equals(member.projectId())))
                .chain(
                        found ->
                                found.map(document -> readable(member, document))
                                        .map(Uni.createFrom()::item)
                                        .orElseGet(() -> missing(member, stackName, key)));
    }

    private Document readable(Principal.Member member, Document document) {
        if (!document.isFor(member, rules)) {
            throw HeatFault.creatorOnly(
                    "The metadata of resource %s holds secrets that only the user who created the stack may read."
                            .formatted(document.resource()));
        }
        return document;
    }

    private Uni<Document> missing(Principal.Member member, String stackName, DocumentKey key) {
        return documents
                .knowsStack(key.stackId(), stackName, member.projectId())
                .map(
                        known -> {
                            throw known
                                    ? HeatFault.resourceNotFound(key.resource(), stackName)
                                    : HeatFault.stackNotFound(stackName);
                        });
    }

    private Uni<Document> ofStackUser(Principal.StackUser user, String stackName, DocumentKey key) {
        return access.read(user, stackName, key)
                .map(document -> document.orElseThrow(HeatFault::notAuthorized));
    }

    private static boolean named(Document document, String stackName) {
        return document.stack().name().equals(stackName);
    }
}
