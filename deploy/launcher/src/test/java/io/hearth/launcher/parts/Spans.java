package io.hearth.launcher.parts;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The spans in what services export.
 *
 * @see <a
 *     href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/trace/v1/trace.proto">OTLP:
 *     trace.proto</a>, whose numbers of fields these are
 */
public final class Spans {
    private static final int RESOURCE_SPANS = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPAN = 2;
    private static final int ATTRIBUTE = 1;
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int STRING = 1;
    private static final int TRACE_ID = 1;
    private static final int NAME = 5;

    private Spans() {}

    /**
     * Those of one trace.
     *
     * @param traceId in hexadecimal
     * @return such as {@code identity-worker: hearth.stacks process}
     */
    public static Set<String> of(List<byte[]> exports, String traceId) throws IOException {
        ByteString wanted = ByteString.copyFrom(HexFormat.of().parseHex(traceId));
        Set<String> names = new TreeSet<>();
        for (byte[] export : exports) {
            for (ByteString ofService : fields(ByteString.copyFrom(export), RESOURCE_SPANS)) {
                String service = service(ofService);
                for (ByteString scope : fields(ofService, SCOPE_SPANS)) {
                    for (ByteString span : fields(scope, SPAN)) {
                        if (fields(span, TRACE_ID).contains(wanted)) {
                            names.add(service + ": " + text(span, NAME));
                        }
                    }
                }
            }
        }
        return names;
    }

    private static String service(ByteString ofService) throws IOException {
        for (ByteString resource : fields(ofService, RESOURCE)) {
            for (ByteString attribute : fields(resource, ATTRIBUTE)) {
                if (text(attribute, KEY).equals("service.name")) {
                    return text(fields(attribute, VALUE).getFirst(), STRING);
                }
            }
        }
        return "";
    }

    private static String text(ByteString message, int number) throws IOException {
        List<ByteString> found = fields(message, number);
        return found.isEmpty() ? "" : found.getFirst().toStringUtf8();
    }

    private static List<ByteString> fields(ByteString message, int number) throws IOException {
        List<ByteString> found = new ArrayList<>();
        CodedInputStream input = message.newCodedInput();
        for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == number
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                found.add(input.readBytes());
            } else {
                input.skipField(tag);
            }
        }
        return found;
    }
}
