# One image for each service: docker build --build-arg SERVICE=api-gateway .
# The build stage is the same for all of them, so it runs once.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY .mvn .mvn
COPY config config
COPY pom.xml .
COPY contracts/pom.xml contracts/
COPY messaging/pom.xml messaging/
COPY embedded-broker/pom.xml embedded-broker/
COPY embedded-store/pom.xml embedded-store/
COPY api-gateway/pom.xml api-gateway/
COPY scheduler-service/pom.xml scheduler-service/
COPY provisioner-service/pom.xml provisioner-service/
COPY executor-service/pom.xml executor-service/
COPY standalone/pom.xml standalone/
COPY simulator/pom.xml simulator/
COPY cli/pom.xml cli/
COPY benchmarks/pom.xml benchmarks/
ENV SERVICES=api-gateway,scheduler-service,provisioner-service,executor-service
# Dependencies in a layer of their own: it is made again only when a pom changes.
RUN mvn -q -B -ntp -DskipTests -Dspring-boot.repackage.skip=true -pl $SERVICES -am package
COPY . .
RUN mvn -q -B -ntp -DskipTests -Dspotless.check.skip=true -pl $SERVICES -am package \
 && for service in $(echo $SERVICES | tr , ' '); do \
      java -Djarmode=tools -jar $service/target/$service-*-exec.jar extract --layers --destination /layers/$service \
      && mv /layers/$service/application/$service-*-exec.jar /layers/$service/application/service.jar || exit 1; \
    done

FROM eclipse-temurin:25-jre
ARG SERVICE
RUN useradd --system --uid 10001 --create-home --home-dir /var/lib/longshore longshore
WORKDIR /opt/longshore
COPY --from=build /layers/${SERVICE}/dependencies/ ./
COPY --from=build /layers/${SERVICE}/spring-boot-loader/ ./
COPY --from=build /layers/${SERVICE}/snapshot-dependencies/ ./
COPY --from=build /layers/${SERVICE}/application/ ./
USER longshore
ENV SERVER_ADDRESS=0.0.0.0
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-jar", "service.jar"]
