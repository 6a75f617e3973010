package io.hearth.stackapi.resource.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.mime.MimeMessage;
import io.hearth.stackapi.resource.mime.MimePart;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What whoever boots a server gives to cloud-init: the files that Heat lays for heat-cfntools and
 * os-collect-config, and the handler that puts them where these look for them.
 *
 * @see <a href="https://docs.cloud-init.io/en/latest/explanation/format.html">User data formats</a>
 */
final class UserData {
    /**
     * Of the kind of parts that cloud-init hands over to the handler below. What is in them is a
     * credential, so nobody else on the server may read it.
     */
    private static final String FILE = "x-cfninitdata";

    private static final String HANDLER =
            """
            #part-handler
            import os

            DIRECTORY = '/var/lib/heat-cfntools'


            def list_types():
                return ['text/x-cfninitdata']


            def handle_part(data, content_type, filename, payload):
                if content_type in ('__begin__', '__end__'):
                    return
                os.makedirs(DIRECTORY, mode=0o700, exist_ok=True)
                path = os.path.join(DIRECTORY, os.path.basename(filename))
                if isinstance(payload, str):
                    payload = payload.encode('utf-8')
                with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 'wb') as out:
                    out.write(payload)
            """;

    private static final String DEPLOYMENTS = "deployments";

    /** Taken off by hand: to Java a name with an underscore is no host. */
    private static final Pattern PORT = Pattern.compile(":\\d+$");

    /** The same text for the same data, however a map came by its order. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private UserData() {}

    static String of(ResourceContext context) {
        URI cloudFormation = URI.create(context.addresses().cloudFormation());
        return MimeMessage.write(
                List.of(
                        new MimePart("part-handler", "part-handler.py", HANDLER),
                        new MimePart(FILE, "cfn-init-data", metadata(context.document())),
                        new MimePart(FILE, "cfn-metadata-server", server(cloudFormation)),
                        new MimePart(FILE, "cfn-boto-cfg", boto(cloudFormation))),
                numbersOf(context.resource().id()));
    }

    /** As the server has it before anything is deployed on it. */
    private static String metadata(Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> metadata = new TreeMap<>(document);
        metadata.put(DEPLOYMENTS, List.of());
        try {
            return JSON.writeValueAsString(metadata);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Metadata is plain data.", e);
        }
    }

    /**
     * Without the path: os-collect-config puts {@code /v1/} behind it, and heat-cfntools reads the
     * port at its end.
     */
    private static String server(URI cloudFormation) {
        return "%s://%s".formatted(cloudFormation.getScheme(), cloudFormation.getAuthority());
    }

    /** The CloudWatch API is on the same host; cfn-push-stats knows its port. */
    private static String boto(URI cloudFormation) {
        String host = PORT.matcher(cloudFormation.getAuthority()).replaceFirst("");
        return """
        [Boto]
        debug = 0
        is_secure = %d
        https_validate_certificates = 1
        cfn_region_name = heat
        cfn_region_endpoint = %s
        cloudwatch_region_name = heat
        cloudwatch_region_endpoint = %s
        """
                .formatted("https".equals(cloudFormation.getScheme()) ? 1 : 0, host, host);
    }

    /** The same for the same server, so that its user data change only with what is in them. */
    private static SplittableRandom numbersOf(String resourceId) {
        return new SplittableRandom(UUID.fromString(resourceId).getLeastSignificantBits());
    }
}
