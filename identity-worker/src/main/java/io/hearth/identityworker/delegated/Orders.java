package io.hearth.identityworker.delegated;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hearth.contract.StackEvent.KeystoneRequested;
import io.hearth.contract.seal.SealContext;
import io.hearth.contract.seal.Sealed;
import io.hearth.contract.seal.Sealer;
import io.hearth.identityworker.object.ObjectKind;
import io.hearth.identityworker.object.Order;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Opens what is sealed of a request, for one attempt. */
final class Orders {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
            new TypeReference<>() {};

    private final Sealer sealer;
    private final Function<KeystoneRequested, String> marks;

    Orders(Sealer sealer, Function<KeystoneRequested, String> marks) {
        this.sealer = sealer;
        this.marks = marks;
    }

    /**
     * @throws io.hearth.contract.seal.SealBrokenException if it was sealed otherwise
     * @throws IllegalArgumentException for a type that is none of Keystone's, and for properties
     *     that are no object
     */
    Order of(Task task, KeystoneRequested request) {
        Sealed applied = task.known().applied();
        return new Order(
                ObjectKind.of(request.resourceType())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "%s is no type of Keystone that is known here."
                                                        .formatted(request.resourceType()))),
                request.physicalName(),
                marks.apply(request),
                open(request, request.properties()),
                request.properties(),
                applied == null ? Map.of() : open(request, applied));
    }

    private Map<String, @Nullable Object> open(KeystoneRequested request, Sealed properties) {
        SealContext context =
                new SealContext(request.stack().id(), request.resource(), SealContext.PROPERTIES);
        try {
            return JSON.readValue(sealer.open(properties, context).reveal(), OBJECT);
        } catch (JsonProcessingException e) {
            // not chained: its message quotes the properties
            throw new IllegalArgumentException("The properties of the request are no JSON object.");
        }
    }
}
