package io.hearth.stackapi.engine;

import io.hearth.contract.ResourceEvent.AnswerStatus;
import io.hearth.contract.ResourceEvent.RequestedAction;
import io.hearth.contract.ResourceEvent.ResourceAnswered;
import io.hearth.contract.ResourceEvent.ResourceRequested;
import io.hearth.contract.Topic;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.stack.Stack;
import io.hearth.testkit.TestBus;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A provisioner on the real bus, with its own keyset. */
@Dependent
class TestProvisioner {
    private final Sealer sealer;
    private final TestBus bus = TestBus.on(Topic.RESOURCES);

    TestProvisioner(@ConfigProperty(name = "hearth.custom-resources.keyset-file") Path keysetFile) {
        this.sealer = Sealer.fromFile(keysetFile);
    }

    ResourceRequested asked(Stack stack, String resource, RequestedAction action) {
        return asked(stack, resource, action, 1);
    }

    /**
     * @param count which request of that action it is, from 1
     */
    ResourceRequested asked(Stack stack, String resource, RequestedAction action, int count) {
        bus.await(
                ResourceRequested.class,
                request -> requests(stack, resource, action).size() >= count);
        return requests(stack, resource, action).get(count - 1);
    }

    List<ResourceRequested> requests(Stack stack, String resource, RequestedAction action) {
        return bus.events(ResourceRequested.class).stream()
                .filter(request -> request.subject().equals(stack.id()))
                .filter(request -> request.resource().equals(resource))
                .filter(request -> request.action() == action)
                .toList();
    }

    Map<String, @Nullable Object> properties(ResourceRequested request) {
        return PlainJson.readObject(
                open(request, SealContext.PROPERTIES, request.properties()).reveal());
    }

    Map<String, @Nullable Object> oldProperties(ResourceRequested request) {
        Sealed old = request.oldProperties();
        return old == null
                ? Map.of()
                : PlainJson.readObject(open(request, SealContext.OLD_PROPERTIES, old).reveal());
    }

    String answerUrl(ResourceRequested request) {
        return open(request, SealContext.ANSWER_URL, request.answerUrl()).reveal();
    }

    /** What was asked is done. */
    void done(ResourceRequested request, @Nullable String physicalId) {
        say(answer(request, physicalId, null));
    }

    /**
     * @param attributes as JSON
     */
    void done(ResourceRequested request, @Nullable String physicalId, String attributes) {
        say(answer(request, physicalId, seal(request, SealContext.ATTRIBUTES, attributes)));
    }

    void failed(ResourceRequested request, @Nullable String physicalId, @Nullable String reason) {
        say(
                new ResourceAnswered(
                        request.stack(),
                        request.resource(),
                        request.requestId(),
                        AnswerStatus.FAILED,
                        reason,
                        physicalId,
                        null));
    }

    ResourceAnswered answer(
            ResourceRequested request, @Nullable String physicalId, @Nullable Sealed attributes) {
        return new ResourceAnswered(
                request.stack(),
                request.resource(),
                request.requestId(),
                AnswerStatus.SUCCESS,
                null,
                physicalId,
                attributes);
    }

    Sealed seal(ResourceRequested request, String field, String text) {
        return sealer.seal(
                Secret.of(text), new SealContext(request.subject(), request.resource(), field));
    }

    void say(ResourceAnswered answer) {
        bus.publish(answer);
    }

    @PreDestroy
    void leaveBus() throws InterruptedException {
        bus.close();
    }

    private Secret open(ResourceRequested request, String field, Sealed sealed) {
        return sealer.open(sealed, new SealContext(request.subject(), request.resource(), field));
    }
}
