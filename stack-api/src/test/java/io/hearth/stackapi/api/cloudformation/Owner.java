package io.hearth.stackapi.api.cloudformation;

import static io.restassured.RestAssured.given;

import io.hearth.access.signature.algorithm.PercentCoding;
import io.hearth.access.signature.algorithm.SignatureV2;
import io.hearth.contract.seal.Secret;
import io.hearth.keystone.KeystoneClient;
import io.hearth.testkit.TestIdentity;
import io.hearth.testkit.TestKeystone;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Somebody who asks the CloudFormation API, signed in each of its ways.
 *
 * @param endpoint the API's base, with a slash at its end
 */
record Owner(URI endpoint, TestIdentity identity) {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final AwsV4HttpSigner V4 = AwsV4HttpSigner.create();

    /** Somebody with a role on a project of the default domain that nobody else is in. */
    static Owner ofNewProject(URI endpoint, String role) {
        try (KeystoneClient admin = TestKeystone.shared().asAdmin()) {
            String project =
                    admin.keystone().createProject("default", "p" + UUID.randomUUID(), "").id();
            return new Owner(endpoint, TestIdentity.withRole(role, project));
        }
    }

    /** Somebody else of the same project. */
    Owner colleague(String role) {
        return new Owner(endpoint, TestIdentity.withRole(role, identity.projectId()));
    }

    String projectId() {
        return identity.projectId();
    }

    /** An action with its parameters, given as names and values in turn. */
    static Map<String, String> query(String action, String... parameters) {
        Map<String, String> query = new TreeMap<>();
        query.put("Action", action);
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], parameters[i + 1]);
        }
        return query;
    }

    /** By version 2 in the query, as agents and Heat's tests do. */
    Response ask(String action, String... parameters) {
        return get(query(action, parameters));
    }

    Response get(Map<String, String> query) {
        return getAt(Instant.now(), query);
    }

    Response getAt(Instant time, Map<String, String> query) {
        return send(given(), "GET", "?" + signed("GET", query, time, identity.secretKey()));
    }

    Response withSecret(Secret secret, Map<String, String> query) {
        return send(given(), "GET", "?" + signed("GET", query, Instant.now(), secret));
    }

    /** By version 2 in a form. */
    Response form(Map<String, String> query) {
        return post(signed("POST", query, Instant.now(), identity.secretKey()));
    }

    /** A form as it is. */
    Response post(String form) {
        return send(given().contentType(FORM).body(form), "POST", "");
    }

    /** By version 4 in the header, as boto does. */
    Response getV4(Map<String, String> query) {
        SdkHttpRequest signed = signV4(SdkHttpMethod.GET, "?" + encoded(query), "", false);
        return send(given().headers(headers(signed)), "GET", "?" + encoded(query));
    }

    /** By version 4 in the query. */
    Response presigned(Map<String, String> query) {
        SdkHttpRequest signed = signV4(SdkHttpMethod.GET, "?" + encoded(query), "", true);
        return given().urlEncodingEnabled(false).get(signed.getUri());
    }

    /** By version 4 of a form, as AWS's clients do. */
    Response formV4(Map<String, String> query) {
        String form = encoded(query);
        SdkHttpRequest signed = signV4(SdkHttpMethod.POST, "", form, false);
        return send(given().headers(headers(signed)).contentType(FORM).body(form), "POST", "");
    }

    /** Without any signature. */
    Response unsigned(Map<String, String> query) {
        return send(given(), "GET", "?" + encoded(query));
    }

    /** The parameters with a version 2 signature, as a query or form. */
    String signed(String verb, Map<String, String> query, Instant time, Secret secret) {
        Map<String, String> all = new TreeMap<>(query);
        all.put("AWSAccessKeyId", identity.accessKey());
        all.put("SignatureMethod", "HmacSHA256");
        all.put("SignatureVersion", "2");
        all.put("Timestamp", time.truncatedTo(ChronoUnit.SECONDS).toString());
        all.put(
                "Signature",
                SignatureV2.sign(verb, endpoint.getAuthority(), endpoint.getPath(), all, secret));
        return encoded(all);
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(
                        it ->
                                PercentCoding.encode(it.getKey())
                                        + "="
                                        + PercentCoding.encode(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    private SdkHttpRequest signV4(SdkHttpMethod verb, String query, String body, boolean inQuery) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(verb).uri(URI.create(endpoint + query));
        return V4.sign(
                        sign -> {
                            sign.identity(
                                            AwsCredentialsIdentity.create(
                                                    identity.accessKey(),
                                                    identity.secretKey().reveal()))
                                    .request(request.build())
                                    .payload(ContentStreamProvider.fromUtf8String(body))
                                    .putProperty(
                                            AwsV4HttpSigner.SERVICE_SIGNING_NAME, "cloudformation")
                                    .putProperty(AwsV4HttpSigner.REGION_NAME, "RegionOne");
                            if (inQuery) {
                                sign.putProperty(
                                                AwsV4HttpSigner.AUTH_LOCATION,
                                                AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                                        .putProperty(
                                                AwsV4HttpSigner.EXPIRATION_DURATION,
                                                Duration.ofMinutes(5));
                            }
                        })
                .request();
    }

    private static Map<String, String> headers(SdkHttpRequest signed) {
        Map<String, String> headers = new LinkedHashMap<>();
        signed.headers()
                .forEach(
                        (name, values) -> {
                            if (!name.equalsIgnoreCase("host")
                                    && !name.equalsIgnoreCase("content-length")) {
                                headers.put(name, String.join(",", values));
                            }
                        });
        return headers;
    }

    /** A URI: RestAssured would quote anew what is signed. */
    private Response send(RequestSpecification request, String verb, String query) {
        return request.urlEncodingEnabled(false).request(verb, URI.create(endpoint + query));
    }
}
