package io.hearth.access.signature;

import io.hearth.access.signature.wire.RawRequest;
import io.hearth.contract.seal.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs requests with the signer of the AWS SDK for Java. */
final class SdkSigner {
    /** Where a request has its signature and its parameters. */
    enum Form {
        GET_IN_HEADER,
        POST_IN_HEADER,
        GET_IN_QUERY
    }

    private static final String CONTENT_TYPE = "application/x-www-form-urlencoded; charset=utf-8";
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final RandomRequests random;
    private final Instant now;

    SdkSigner(RandomRequests random, Instant now) {
        this.random = random;
        this.now = now;
    }

    SignedByOthers next(Form form) {
        String accessKey = random.accessKey();
        String secret = random.secret();
        Map<String, String> parameters = random.parameters();
        String body = form == Form.POST_IN_HEADER ? RandomRequests.encoded(parameters) : "";
        SdkHttpRequest request = request(form, parameters);
        SignedRequest signed =
                signer.sign(
                        (SignRequest.Builder<AwsCredentialsIdentity> it) ->
                                it.identity(AwsCredentialsIdentity.create(accessKey, secret))
                                        .request(request)
                                        .payload(ContentStreamProvider.fromUtf8String(body))
                                        .putProperty(
                                                AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                                "cloudformation")
                                        .putProperty(AwsV4HttpSigner.REGION_NAME, "RegionOne")
                                        .putProperty(
                                                AwsV4HttpSigner.AUTH_LOCATION,
                                                form == Form.GET_IN_QUERY
                                                        ? AuthLocation.QUERY_STRING
                                                        : AuthLocation.HEADER)
                                        .putProperty(
                                                AwsV4HttpSigner.EXPIRATION_DURATION,
                                                form == Form.GET_IN_QUERY ? LIFETIME : null)
                                        .putProperty(
                                                HttpSigner.SIGNING_CLOCK,
                                                Clock.fixed(now, ZoneOffset.UTC)));
        return new SignedByOthers(
                "AWS SDK, " + form,
                onTheWire(signed.request(), body),
                accessKey,
                Secret.of(secret),
                now);
    }

    private SdkHttpRequest request(Form form, Map<String, String> parameters) {
        String host = random.host();
        SdkHttpFullRequest.Builder request =
                SdkHttpFullRequest.builder()
                        .protocol("http")
                        .host(host.replaceFirst(":\\d+$", ""))
                        .port(host.matches(".*:\\d+") ? port(host) : 80)
                        .encodedPath(random.path());
        if (form == Form.POST_IN_HEADER) {
            return request.method(SdkHttpMethod.POST)
                    .putHeader("Content-Type", CONTENT_TYPE)
                    .build();
        }
        parameters.forEach(request::putRawQueryParameter);
        return request.method(SdkHttpMethod.GET)
                .putHeader("amz-sdk-invocation-id", random.accessKey())
                .build();
    }

    private static int port(String host) {
        return Integer.parseInt(host.substring(host.lastIndexOf(':') + 1));
    }

    private static RawRequest onTheWire(SdkHttpRequest request, String body) {
        Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
        String query = request.encodedQueryParameters().map(it -> "?" + it).orElse("");
        return new RawRequest(
                request.method().name(),
                request.encodedPath() + query,
                request.firstMatchingHeader("Host").orElseThrow(),
                headers,
                body.getBytes(StandardCharsets.UTF_8));
    }
}
