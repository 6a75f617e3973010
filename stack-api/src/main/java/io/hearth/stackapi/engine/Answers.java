package io.hearth.stackapi.engine;

import io.hearth.contract.IdentityEvent;
import io.hearth.contract.IdentityEvent.CredentialsRevoked;
import io.hearth.contract.IdentityEvent.DomainProjectReady;
import io.hearth.contract.IdentityEvent.DomainProjectRemoved;
import io.hearth.contract.IdentityEvent.IdentityChecked;
import io.hearth.contract.IdentityEvent.IdentityDisabled;
import io.hearth.contract.IdentityEvent.IdentityFailed;
import io.hearth.contract.IdentityEvent.IdentityRemoved;
import io.hearth.contract.IdentityEvent.IdentityRevoked;
import io.hearth.contract.IdentityEvent.IdentityRotated;
import io.hearth.contract.IdentityEvent.IdentityWaiting;
import io.hearth.contract.IdentityEvent.KeypairReady;
import io.hearth.contract.IdentityEvent.KeystoneAnswered;
import io.hearth.contract.IdentityEvent.TrusteeKeypairReady;
import io.hearth.contract.IdentityEvent.TrusteeReady;
import io.hearth.contract.IdentityEvent.UserReady;
import io.hearth.contract.Keypair;
import io.hearth.contract.seal.Sealed;
import io.hearth.stackapi.resource.Arrival;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.Outcome;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.Step;
import io.hearth.stackapi.stack.Action;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.Stack;
import io.hearth.stackapi.stack.State;
import io.hearth.stackapi.stack.Status;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes in what the identity worker says. An answer that nobody waits for changes nothing. */
final class Answers {
    private final Draft draft;

    Answers(Draft draft) {
        this.draft = draft;
    }

    void take(IdentityEvent answer) {
        switch (answer) {
            case DomainProjectReady ready -> projectReady(ready.domainProjectId());
            case DomainProjectRemoved removed -> new Deletion(draft).projectRemoved();
            case UserReady ready -> userReady(ready);
            case KeypairReady ready -> keypairReady(ready);
            case TrusteeReady ready -> trusteeReady(ready);
            case TrusteeKeypairReady ready ->
                    keypairReady(
                            ready.resource(), ready.generation(), ready.userId(), ready.keypair());
            case IdentityDisabled disabled ->
                    inProgress(disabled.resource(), disabled.generation())
                            .filter(Waiting::forDisabledIdentity)
                            .ifPresent(this::goOn);
            case IdentityChecked checked ->
                    draft.scene()
                            .find(checked.resource(), checked.generation())
                            .ifPresent(resource -> checked(resource, checked.missing()));
            case IdentityWaiting waiting ->
                    inProgress(waiting.resource(), waiting.generation())
                            .filter(Waiting::forIdentityWorker)
                            .ifPresent(resource -> waits(resource, waiting.reason()));
            case IdentityFailed failed ->
                    inProgress(failed.resource(), failed.generation())
                            .filter(Waiting::forIdentityWorker)
                            .ifPresent(
                                    resource ->
                                            new Conclusion(draft)
                                                    .of(
                                                            resource,
                                                            Step.failed("Error", failed.reason())));
            case IdentityRemoved removed ->
                    draft.scene()
                            .find(removed.resource(), removed.generation())
                            .filter(resource -> resource.substance().identityWanted())
                            .ifPresent(new Removal(draft)::identityRemoved);
            case KeystoneAnswered answered -> new KeystoneRequests(draft).take(answered);
            case IdentityRotated rotated ->
                    withIdentity(rotated.resource(), rotated.generation())
                            .ifPresent(one -> new Rotation(draft).overlaps(one, rotated));
            case IdentityRevoked revoked ->
                    withIdentity(revoked.resource(), revoked.generation())
                            .ifPresent(new Rotation(draft)::ended);
            case CredentialsRevoked revoked ->
                    withIdentity(revoked.resource(), revoked.generation())
                            .ifPresent(new Rotation(draft)::ended);
        }
    }

    /** Its owner reads in the stack's events, and of the resource, what it waits for. */
    private void waits(Resource resource, String reason) {
        State state = resource.state();
        draft.enter(resource.in(new State(state.action(), state.status(), reason)));
    }

    private void userReady(UserReady ready) {
        projectReady(ready.domainProjectId());
        Map<String, String> data = new HashMap<>();
        data.put(IdentityData.USER_ID, ready.userId());
        data.put(IdentityData.USER_NAME, ready.userName());
        Map<String, Sealed> secrets = new HashMap<>();
        putIfPresent(secrets, IdentityData.PASSWORD, ready.password());
        putKeypair(data, secrets, ready.keypair());
        Optional<Resource> resource = draft.scene().find(ready.resource(), ready.generation());
        new SignalTokens(draft).put(resource.orElse(null), ready, data, secrets);
        take(ready.resource(), ready.generation(), data, secrets);
    }

    private void trusteeReady(TrusteeReady ready) {
        Map<String, String> data = new HashMap<>();
        data.put(IdentityData.USER_ID, ready.userId());
        data.put(IdentityData.USER_NAME, ready.userName());
        data.put(IdentityData.TRUST_ID, ready.trustId());
        Map<String, Sealed> secrets = new HashMap<>();
        putIfPresent(secrets, IdentityData.PASSWORD, ready.password());
        take(ready.resource(), ready.generation(), data, secrets);
    }

    private void keypairReady(KeypairReady ready) {
        projectReady(ready.domainProjectId());
        keypairReady(ready.resource(), ready.generation(), ready.userId(), ready.keypair());
    }

    private void keypairReady(String name, long generation, String userId, Keypair keypair) {
        Map<String, String> data = new HashMap<>();
        data.put(IdentityData.USER_ID, userId);
        Map<String, Sealed> secrets = new HashMap<>();
        putKeypair(data, secrets, keypair);
        take(name, generation, data, secrets);
    }

    private void take(
            String name, long generation, Map<String, String> data, Map<String, Sealed> secrets) {
        Optional<Resource> found = draft.scene().find(name, generation);
        found.filter(resource -> resource.state().inProgress())
                .filter(Waiting::forIdentity)
                .ifPresentOrElse(
                        waiting -> goOn(waiting, data, secrets),
                        () ->
                                found.filter(Answers::hasIdentity)
                                        .ifPresent(resource -> remade(resource, data, secrets)));
    }

    private static boolean hasIdentity(Resource resource) {
        return resource.substance().data().containsKey(IdentityData.READY_AT)
                && resource.state().action() != Action.DELETE;
    }

    private Optional<Resource> withIdentity(String name, long generation) {
        return draft.scene().find(name, generation).filter(Answers::hasIdentity);
    }

    /**
     * Somebody had removed it from Keystone: it is there again, with another id. Or it has another
     * credential.
     */
    private void remade(Resource resource, Map<String, String> data, Map<String, Sealed> secrets) {
        Resource.Substance known = resource.substance();
        Resource.Substance now = known.knowing(data, secrets);
        if (now.equals(known)) {
            return;
        }
        if (!credential(now).equals(credential(known))) {
            now = now.knowing(Map.of(IdentityData.KEYED_AT, seconds()), Map.of());
        }
        // what stands for a resource outside is its user, or its keypair
        Outcome outcome =
                Stream.of(IdentityData.USER_ID, IdentityData.ACCESS_KEY)
                        .filter(key -> data.containsKey(key))
                        .filter(key -> isPhysicalId(key, resource))
                        .findFirst()
                        .map(key -> Outcome.physicalId(data.get(key)))
                        .orElse(Outcome.NOTHING);
        Resource next = redocumented(draft.with(resource.of(now), outcome, known.waitingFor()));
        if (Objects.equals(next.physicalId(), resource.physicalId())
                && Objects.equals(next.substance().document(), known.document())) {
            draft.store(next);
        } else {
            draft.republish(next);
        }
        if (resource.state().status() == Status.COMPLETE) {
            draft.then(new Trigger.AttributesChanged(resource.id()));
        }
    }

    /** A server's metadata tells its agent of the new credential. */
    private Resource redocumented(Resource resource) {
        ResourceType type = draft.type(resource);
        return type.isServer() && resource.physicalId() != null
                ? draft.withMetadata(
                        resource,
                        type,
                        new SceneContext(draft.scene(), resource).frozen().orElse(Frozen.NOTHING))
                : resource;
    }

    private static boolean isPhysicalId(String key, Resource resource) {
        return Objects.equals(resource.substance().data().get(key), resource.physicalId());
    }

    /** What changes with a credential; a token comes and goes without. */
    private static List<@Nullable Object> credential(Resource.Substance substance) {
        return Arrays.asList(
                substance.data().get(IdentityData.ACCESS_KEY),
                substance.secrets().get(IdentityData.PASSWORD));
    }

    private String seconds() {
        return draft.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The secrets come sealed in the very context in which the resource keeps them. */
    private void goOn(Resource resource, Map<String, String> data, Map<String, Sealed> secrets) {
        if (!resource.substance().data().containsKey(IdentityData.READY_AT)) {
            data.put(IdentityData.READY_AT, seconds());
        }
        Resource knowing = resource.of(resource.substance().knowing(data, secrets));
        draft.scene().put(knowing);
        goOn(knowing);
    }

    /** Something may be missed, though nobody waits to be told. */
    private void checked(Resource resource, List<String> missing) {
        String all = String.join(" ", missing);
        if (resource.state().inProgress() && Waiting.forInspection(resource)) {
            if (missing.isEmpty()) {
                goOn(resource);
            } else {
                new Conclusion(draft).of(resource, Step.failed("Error", all));
            }
        } else if (!missing.isEmpty()) {
            new Health(draft).miss(resource, Conclusion.reason("Error", resource, "", all));
        }
    }

    private void goOn(Resource resource) {
        new Conclusion(draft)
                .of(
                        resource,
                        Conclusion.step(
                                () ->
                                        draft.type(resource)
                                                .arrived(
                                                        draft.context(resource),
                                                        Arrival.IDENTITY)));
    }

    private void projectReady(String domainProjectId) {
        Stack stack = draft.stack();
        if (!domainProjectId.equals(stack.domainProjectId()) && !stack.state().deleted()) {
            draft.store(stack.inDomainProject(domainProjectId));
        }
    }

    private Optional<Resource> inProgress(String resource, long generation) {
        return draft.scene().find(resource, generation).filter(found -> found.state().inProgress());
    }

    private static void putKeypair(
            Map<String, String> data, Map<String, Sealed> secrets, @Nullable Keypair keypair) {
        if (keypair != null) {
            data.put(IdentityData.ACCESS_KEY, keypair.accessKey());
            secrets.put(IdentityData.SECRET_KEY, keypair.secretKey());
        }
    }

    private static void putIfPresent(
            Map<String, Sealed> secrets, String key, @Nullable Sealed secret) {
        if (secret != null) {
            secrets.put(key, secret);
        }
    }
}
