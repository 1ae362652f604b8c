PRAGMA application_id=1936548971;
BEGIN TRANSACTION;
CREATE TABLE ad (
	id INTEGER NOT NULL, 
	ad_set_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	post_id INTEGER, 
	creative TEXT NOT NULL, 
	remote TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_ad PRIMARY KEY (id), 
	CONSTRAINT fk_ad_ad_set_id_ad_set FOREIGN KEY(ad_set_id) REFERENCES ad_set (id), 
	CONSTRAINT fk_ad_post_id_post FOREIGN KEY(post_id) REFERENCES post (id)
);
INSERT INTO "ad" VALUES(1,1,'Bandeja',1,'{}','{}',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE ad_reading (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	ad_set_id INTEGER, 
	ad_id INTEGER, 
	day VARCHAR(10) NOT NULL, 
	cumulative BOOLEAN NOT NULL, 
	spent INTEGER, 
	reach INTEGER, 
	impressions INTEGER, 
	clicks INTEGER, 
	results DOUBLE, 
	source VARCHAR(8) NOT NULL, 
	batch_id INTEGER, 
	created_at VARCHAR(27) NOT NULL, 
	deleted_at VARCHAR(27), 
	CONSTRAINT pk_ad_reading PRIMARY KEY (id), 
	CONSTRAINT fk_ad_reading_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_ad_reading_ad_set_id_ad_set FOREIGN KEY(ad_set_id) REFERENCES ad_set (id), 
	CONSTRAINT fk_ad_reading_ad_id_ad FOREIGN KEY(ad_id) REFERENCES ad (id), 
	CONSTRAINT fk_ad_reading_batch_id_import_batch FOREIGN KEY(batch_id) REFERENCES import_batch (id)
);
CREATE TABLE ad_set (
	id INTEGER NOT NULL, 
	campaign_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	persona_id INTEGER, 
	audience TEXT NOT NULL, 
	placements TEXT NOT NULL, 
	starts VARCHAR(10) NOT NULL, 
	ends VARCHAR(10) NOT NULL, 
	budget INTEGER, 
	per_day BOOLEAN NOT NULL, 
	cap INTEGER, 
	aim VARCHAR(24) NOT NULL, 
	remote TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_ad_set PRIMARY KEY (id), 
	CONSTRAINT fk_ad_set_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_ad_set_persona_id_persona FOREIGN KEY(persona_id) REFERENCES persona (id)
);
INSERT INTO "ad_set" VALUES(1,1,'Barrio',1,'{}','[]','','',NULL,0,NULL,'','{}',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE agreement (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	snapshot TEXT NOT NULL, 
	note TEXT NOT NULL, 
	signed_on VARCHAR(10) NOT NULL, 
	signed_by VARCHAR(200) NOT NULL, 
	document_id INTEGER, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_agreement PRIMARY KEY (id), 
	CONSTRAINT uq_agreement_client_id_number UNIQUE (client_id, number), 
	CONSTRAINT fk_agreement_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_agreement_document_id_media FOREIGN KEY(document_id) REFERENCES media (id)
);
INSERT INTO "agreement" VALUES(1,1,1,'{"objectives": []}','','','Marta',NULL,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO "alembic_version" VALUES('0011');
CREATE TABLE approval_event (
	id INTEGER NOT NULL, 
	round_id INTEGER NOT NULL, 
	item_id INTEGER, 
	at VARCHAR(27) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	facts TEXT NOT NULL, 
	CONSTRAINT pk_approval_event PRIMARY KEY (id), 
	CONSTRAINT fk_approval_event_round_id_approval_round FOREIGN KEY(round_id) REFERENCES approval_round (id) ON DELETE CASCADE, 
	CONSTRAINT fk_approval_event_item_id_approval_item FOREIGN KEY(item_id) REFERENCES approval_item (id) ON DELETE CASCADE
);
INSERT INTO "approval_event" VALUES(1,1,1,'2026-09-30T12:00:00.000000Z','answered','{"file": "uno.answer"}');
CREATE TABLE approval_item (
	id INTEGER NOT NULL, 
	round_id INTEGER NOT NULL, 
	post_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	shown TEXT, 
	wall VARCHAR(26), 
	digest VARCHAR(64) NOT NULL, 
	seen VARCHAR(64) NOT NULL, 
	says VARCHAR(12) NOT NULL, 
	comment TEXT NOT NULL, 
	texts TEXT NOT NULL, 
	answered_by VARCHAR(200) NOT NULL, 
	answered_at VARCHAR(27), 
	by_hand BOOLEAN NOT NULL, 
	decision VARCHAR(12) NOT NULL, 
	note TEXT NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_approval_item PRIMARY KEY (id), 
	CONSTRAINT uq_approval_item_round_id_post_id UNIQUE (round_id, post_id), 
	CONSTRAINT fk_approval_item_round_id_approval_round FOREIGN KEY(round_id) REFERENCES approval_round (id) ON DELETE CASCADE, 
	CONSTRAINT fk_approval_item_post_id_post FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE CASCADE
);
INSERT INTO "approval_item" VALUES(1,1,1,1,NULL,NULL,'8888888888888888888888888888888888888888888888888888888888888888','8888888888888888888888888888888888888888888888888888888888888888','changes','¿Y el precio?','["Buenos días."]','Marta','2026-09-30T12:00:00.000000Z',0,'','',0,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE approval_round (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	"key" VARCHAR(32) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	message TEXT NOT NULL, 
	deadline VARCHAR(26), 
	sent VARCHAR(64) NOT NULL, 
	sent_at VARCHAR(27), 
	answered_at VARCHAR(27), 
	closed_at VARCHAR(27), 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_approval_round PRIMARY KEY (id), 
	CONSTRAINT fk_approval_round_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT uq_approval_round_key UNIQUE ("key")
);
INSERT INTO "approval_round" VALUES(1,1,'kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk','1 al 15','es','',NULL,'9999999999999999999999999999999999999999999999999999999999999999','2026-09-30T12:00:00.000000Z',NULL,NULL,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE art (
	id INTEGER NOT NULL, 
	post_id INTEGER NOT NULL, 
	media_id INTEGER NOT NULL, 
	filename VARCHAR(255) NOT NULL, 
	format VARCHAR(24) NOT NULL, 
	position INTEGER NOT NULL, 
	asked TEXT NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_art PRIMARY KEY (id), 
	CONSTRAINT fk_art_post_id_post FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE CASCADE, 
	CONSTRAINT fk_art_media_id_media FOREIGN KEY(media_id) REFERENCES media (id)
);
INSERT INTO "art" VALUES(1,1,1,'S40-01.png','post',1,'[1080, 1350]','2026-09-30T12:00:00.000000Z');
CREATE TABLE attempt (
	id INTEGER NOT NULL, 
	publication_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	step VARCHAR(24) NOT NULL, 
	payload_hash VARCHAR(64) NOT NULL, 
	boot_id VARCHAR(40) NOT NULL, 
	started_at VARCHAR(27) NOT NULL, 
	ended_at VARCHAR(27), 
	outcome VARCHAR(16) NOT NULL, 
	code VARCHAR(64) NOT NULL, 
	words TEXT NOT NULL, 
	status INTEGER, 
	CONSTRAINT pk_attempt PRIMARY KEY (id), 
	CONSTRAINT uq_attempt_publication_id_number UNIQUE (publication_id, number), 
	CONSTRAINT fk_attempt_publication_id_publication FOREIGN KEY(publication_id) REFERENCES publication (id)
);
INSERT INTO "attempt" VALUES(1,1,1,'part.0','','','2026-09-30T12:00:00.000000Z',NULL,'published','','',200);
INSERT INTO "attempt" VALUES(2,2,1,'part.0','','','2026-09-30T12:00:00.000000Z',NULL,'unknown','','',NULL);
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	summary TEXT NOT NULL, 
	reputation TEXT NOT NULL, 
	swot TEXT NOT NULL, 
	marketing TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id), 
	CONSTRAINT fk_audit_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
INSERT INTO "audit" VALUES(1,1,'2026-09-01','','','{}','{"strengths": ["El obrador"]}','{}',1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE author (
	id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	remote_id VARCHAR(512) NOT NULL, 
	handle VARCHAR(320) NOT NULL, 
	name VARCHAR(320) NOT NULL, 
	url VARCHAR(2048) NOT NULL, 
	avatar_url VARCHAR(2048) NOT NULL, 
	tags TEXT NOT NULL, 
	mark VARCHAR(16) NOT NULL, 
	blocked_at VARCHAR(27), 
	muted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_author PRIMARY KEY (id), 
	CONSTRAINT uq_author_channel_id_remote_id UNIQUE (channel_id, remote_id), 
	CONSTRAINT fk_author_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id)
);
INSERT INTO "author" VALUES(1,1,'did:plc:nuria','nuria.example','Nuria','','','[]','',NULL,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE brief (
	id INTEGER NOT NULL, 
	post_id INTEGER NOT NULL, 
	art_text TEXT NOT NULL, 
	scene TEXT NOT NULL, 
	refs TEXT NOT NULL, 
	sizes TEXT NOT NULL, 
	needed BOOLEAN NOT NULL, 
	codes TEXT NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_brief PRIMARY KEY (id), 
	CONSTRAINT fk_brief_post_id_post FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE CASCADE, 
	CONSTRAINT uq_brief_post_id UNIQUE (post_id)
);
INSERT INTO "brief" VALUES(1,1,'Pan de yuca
4,20 €','Manos sobre la masa','["https://a.es"]','[[1080, 1350]]',1,'[["2026-09-28", 1]]','2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE campaign (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	aim VARCHAR(24) NOT NULL, 
	goal TEXT NOT NULL, 
	kpi_id INTEGER, 
	starts VARCHAR(10) NOT NULL, 
	ends VARCHAR(10) NOT NULL, 
	budget INTEGER, 
	currency VARCHAR(3) NOT NULL, 
	color VARCHAR(16) NOT NULL, 
	utm TEXT NOT NULL, 
	channel_id INTEGER, 
	remote TEXT NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_campaign PRIMARY KEY (id), 
	CONSTRAINT fk_campaign_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_campaign_kpi_id_kpi FOREIGN KEY(kpi_id) REFERENCES kpi (id), 
	CONSTRAINT fk_campaign_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id)
);
INSERT INTO "campaign" VALUES(1,1,'Diciembre','paid','','',NULL,'','',15000,'COP','','{}',NULL,'{}','',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE channel (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	network VARCHAR(32) NOT NULL, 
	mode VARCHAR(16) NOT NULL, 
	handle VARCHAR(320) NOT NULL, 
	display_name VARCHAR(320) NOT NULL, 
	server VARCHAR(2048) NOT NULL, 
	remote_id VARCHAR(512) NOT NULL, 
	facts TEXT NOT NULL, 
	limits TEXT NOT NULL, 
	limits_read_at VARCHAR(27), 
	secret_ref VARCHAR(128) NOT NULL, 
	problem VARCHAR(64) NOT NULL, 
	paused BOOLEAN NOT NULL, 
	spacing_s DOUBLE, 
	slots TEXT NOT NULL, 
	checked_at VARCHAR(27), 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_channel PRIMARY KEY (id), 
	CONSTRAINT fk_channel_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
INSERT INTO "channel" VALUES(1,1,'bluesky','api','espiga.example','','','did:plc:espiga','{}','{}',NULL,'','',0,NULL,'[]',NULL,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE channel_choice (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	network VARCHAR(32) NOT NULL, 
	chosen BOOLEAN NOT NULL, 
	role VARCHAR(200) NOT NULL, 
	why TEXT NOT NULL, 
	per_week DOUBLE, 
	score TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_channel_choice PRIMARY KEY (id), 
	CONSTRAINT fk_channel_choice_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE client (
	id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	languages TEXT NOT NULL, 
	country VARCHAR(2) NOT NULL, 
	region VARCHAR(16) NOT NULL, 
	website VARCHAR(2048) NOT NULL, 
	sector VARCHAR(200) NOT NULL, 
	color VARCHAR(16) NOT NULL, 
	late_limit_min INTEGER, 
	approval_required BOOLEAN NOT NULL, 
	archived_at VARCHAR(27), 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_client PRIMARY KEY (id)
);
INSERT INTO "client" VALUES(1,'Panadería «La Espiga» 🥖','America/Bogota','["es-CO", "en"]','','','','','',NULL,0,NULL,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE competitor (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	url VARCHAR(2048) NOT NULL, 
	handles TEXT NOT NULL, 
	pressure VARCHAR(8) NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_competitor PRIMARY KEY (id), 
	CONSTRAINT fk_competitor_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE competitor_figure (
	id INTEGER NOT NULL, 
	competitor_id INTEGER NOT NULL, 
	network VARCHAR(32) NOT NULL, 
	metric VARCHAR(64) NOT NULL, 
	value DOUBLE NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	source VARCHAR(16) NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	deleted_at VARCHAR(27), 
	CONSTRAINT pk_competitor_figure PRIMARY KEY (id), 
	CONSTRAINT fk_competitor_figure_competitor_id_competitor FOREIGN KEY(competitor_id) REFERENCES competitor (id) ON DELETE CASCADE
);
CREATE TABLE contact (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	role VARCHAR(200) NOT NULL, 
	email VARCHAR(320) NOT NULL, 
	phone VARCHAR(40) NOT NULL, 
	approves BOOLEAN NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_contact PRIMARY KEY (id), 
	CONSTRAINT fk_contact_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE contest (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	campaign_id INTEGER, 
	post_id INTEGER, 
	name VARCHAR(200) NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	opens VARCHAR(26), 
	closes VARCHAR(26), 
	draws VARCHAR(26), 
	prize TEXT NOT NULL, 
	winners INTEGER NOT NULL, 
	reserves INTEGER NOT NULL, 
	rules TEXT NOT NULL, 
	legal TEXT NOT NULL, 
	legal_version VARCHAR(24) NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_contest PRIMARY KEY (id), 
	CONSTRAINT fk_contest_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_contest_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_contest_post_id_post FOREIGN KEY(post_id) REFERENCES post (id)
);
INSERT INTO "contest" VALUES(1,1,NULL,NULL,'Sorteo','','America/Bogota',NULL,'2026-12-20T20:00:00',NULL,'',1,0,'{}','','',1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE contest_draw (
	id INTEGER NOT NULL, 
	contest_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	commitment VARCHAR(64) NOT NULL, 
	committed_at VARCHAR(27), 
	seed VARCHAR(200) NOT NULL, 
	method VARCHAR(24) NOT NULL, 
	entries TEXT NOT NULL, 
	entries_sha256 VARCHAR(64) NOT NULL, 
	result TEXT NOT NULL, 
	at VARCHAR(27), 
	void_reason TEXT NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_contest_draw PRIMARY KEY (id), 
	CONSTRAINT uq_contest_draw_contest_id_number UNIQUE (contest_id, number), 
	CONSTRAINT fk_contest_draw_contest_id_contest FOREIGN KEY(contest_id) REFERENCES contest (id) ON DELETE CASCADE
);
CREATE TABLE contest_entry (
	id INTEGER NOT NULL, 
	contest_id INTEGER NOT NULL, 
	"key" VARCHAR(600) NOT NULL, 
	name VARCHAR(320) NOT NULL, 
	network VARCHAR(32) NOT NULL, 
	text TEXT NOT NULL, 
	url VARCHAR(2048) NOT NULL, 
	at VARCHAR(27), 
	source VARCHAR(8) NOT NULL, 
	message_id INTEGER, 
	excluded VARCHAR(200) NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_contest_entry PRIMARY KEY (id), 
	CONSTRAINT uq_contest_entry_contest_id_key UNIQUE (contest_id, "key"), 
	CONSTRAINT fk_contest_entry_contest_id_contest FOREIGN KEY(contest_id) REFERENCES contest (id) ON DELETE CASCADE, 
	CONSTRAINT fk_contest_entry_message_id_message FOREIGN KEY(message_id) REFERENCES message (id)
);
CREATE TABLE conversation (
	id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	"key" VARCHAR(512) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	author_id INTEGER, 
	publication_id INTEGER, 
	under VARCHAR(512) NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	unread BOOLEAN NOT NULL, 
	snoozed_until VARCHAR(27), 
	done_at VARCHAR(27), 
	first_at VARCHAR(27) NOT NULL, 
	last_at VARCHAR(27) NOT NULL, 
	waiting_since VARCHAR(27), 
	answer_by VARCHAR(27), 
	messages INTEGER NOT NULL, 
	rating INTEGER, 
	triage VARCHAR(12) NOT NULL, 
	triage_by VARCHAR(8) NOT NULL, 
	triage_why TEXT NOT NULL, 
	priority INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_conversation PRIMARY KEY (id), 
	CONSTRAINT uq_conversation_channel_id_key UNIQUE (channel_id, "key"), 
	CONSTRAINT fk_conversation_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id), 
	CONSTRAINT fk_conversation_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_conversation_publication_id_publication FOREIGN KEY(publication_id) REFERENCES publication (id)
);
INSERT INTO "conversation" VALUES(1,1,'at://nuria/1','comment',1,1,'','open',1,NULL,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z',NULL,1,NULL,'','','{}',0,1,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE dossier (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	goal TEXT NOT NULL, 
	about TEXT NOT NULL, 
	networks TEXT NOT NULL, 
	hours TEXT NOT NULL, 
	logo_id INTEGER, 
	colors TEXT NOT NULL, 
	promo_ceiling INTEGER, 
	utm TEXT NOT NULL, 
	answers TEXT NOT NULL, 
	cadence TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_dossier PRIMARY KEY (id), 
	CONSTRAINT uq_dossier_client_id UNIQUE (client_id), 
	CONSTRAINT fk_dossier_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_dossier_logo_id_media FOREIGN KEY(logo_id) REFERENCES media (id)
);
INSERT INTO "dossier" VALUES(1,1,'Vender más pan de yuca','','[]','[]',NULL,'["#b3541e"]',20,'{}','{}','{}',1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE finding (
	id INTEGER NOT NULL, 
	audit_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	area VARCHAR(24) NOT NULL, 
	impact INTEGER NOT NULL, 
	effort INTEGER NOT NULL, 
	became VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_finding PRIMARY KEY (id), 
	CONSTRAINT fk_finding_audit_id_audit FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE
);
INSERT INTO "finding" VALUES(1,1,'Nadie responde','',5,1,'objective:1',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE import_batch (
	id INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	filename VARCHAR(255) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	rows INTEGER NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	undone_at VARCHAR(27), 
	CONSTRAINT pk_import_batch PRIMARY KEY (id)
);
CREATE TABLE job_run (
	name VARCHAR(64) NOT NULL, 
	started_at VARCHAR(27), 
	ended_at VARCHAR(27), 
	outcome TEXT NOT NULL, 
	CONSTRAINT pk_job_run PRIMARY KEY (name)
);
CREATE TABLE key_date (
	id INTEGER NOT NULL, 
	client_id INTEGER, 
	kind VARCHAR(8) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	until VARCHAR(10) NOT NULL, 
	yearly BOOLEAN NOT NULL, 
	ref VARCHAR(120) NOT NULL, 
	note TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_key_date PRIMARY KEY (id), 
	CONSTRAINT fk_key_date_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
INSERT INTO "key_date" VALUES(1,1,'own','Aniversario','2020-12-07','',1,'','',1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE kpi (
	id INTEGER NOT NULL, 
	objective_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	metric VARCHAR(48) NOT NULL, 
	formula TEXT NOT NULL, 
	nature VARCHAR(12) NOT NULL, 
	scope VARCHAR(12) NOT NULL, 
	scope_id INTEGER, 
	unit VARCHAR(16) NOT NULL, 
	falling BOOLEAN NOT NULL, 
	baseline DOUBLE, 
	target DOUBLE, 
	monthly DOUBLE, 
	starts VARCHAR(10) NOT NULL, 
	deadline VARCHAR(10) NOT NULL, 
	source VARCHAR(8) NOT NULL, 
	note TEXT NOT NULL, 
	pushed TEXT NOT NULL, 
	reads VARCHAR(8) NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_kpi PRIMARY KEY (id), 
	CONSTRAINT fk_kpi_objective_id_objective FOREIGN KEY(objective_id) REFERENCES objective (id)
);
INSERT INTO "kpi" VALUES(1,1,'Respuesta','response_rate','','engagement','client',NULL,'',0,40.0,90.0,NULL,'','','','','[]','',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
INSERT INTO "kpi" VALUES(2,1,'Pedidos','conversions','','engagement','client',NULL,'',0,90.0,120.0,12.5,'','','','','["persona:1"]','mon',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE media (
	id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	mime VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	duration_s DOUBLE NOT NULL, 
	pages INTEGER NOT NULL, 
	video_codec VARCHAR(32) NOT NULL, 
	audio_codec VARCHAR(32) NOT NULL, 
	colors VARCHAR(8) NOT NULL, 
	filename VARCHAR(255) NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_media PRIMARY KEY (id), 
	CONSTRAINT uq_media_sha256 UNIQUE (sha256)
);
INSERT INTO "media" VALUES(1,'abababababababababababababababababababababababababababababababab','image/png',12,3,2,0.0,0,'','','','','2026-09-30T12:00:00.000000Z');
INSERT INTO "media" VALUES(2,'cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd','application/pdf',12,0,0,0.0,12,'','','','','2026-09-30T12:00:00.000000Z');
INSERT INTO "media" VALUES(3,'efefefefefefefefefefefefefefefefefefefefefefefefefefefefefefefef','video/mp4',12,0,0,4.5,0,'VP9','AAC','','','2026-09-30T12:00:00.000000Z');
INSERT INTO "media" VALUES(4,'0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a','image/jpeg',12,3,2,0.0,0,'','','CMYK','','2026-09-30T12:00:00.000000Z');
CREATE TABLE message (
	id INTEGER NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	remote_id VARCHAR(512) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	private BOOLEAN NOT NULL, 
	author_id INTEGER, 
	author VARCHAR(320) NOT NULL, 
	author_name VARCHAR(320) NOT NULL, 
	ours BOOLEAN NOT NULL, 
	text TEXT NOT NULL, 
	language VARCHAR(35) NOT NULL, 
	media TEXT NOT NULL, 
	rating INTEGER, 
	url VARCHAR(2048) NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	read_at VARCHAR(27) NOT NULL, 
	edited_at VARCHAR(27), 
	parent VARCHAR(512) NOT NULL, 
	under VARCHAR(512) NOT NULL, 
	publication_id INTEGER, 
	extra TEXT NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	answered_at VARCHAR(27), 
	hidden BOOLEAN NOT NULL, 
	liked BOOLEAN NOT NULL, 
	deleted_there BOOLEAN NOT NULL, 
	CONSTRAINT pk_message PRIMARY KEY (id), 
	CONSTRAINT uq_message_channel_id_remote_id UNIQUE (channel_id, remote_id), 
	CONSTRAINT fk_message_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id), 
	CONSTRAINT fk_message_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id), 
	CONSTRAINT fk_message_author_id_author FOREIGN KEY(author_id) REFERENCES author (id), 
	CONSTRAINT fk_message_publication_id_publication FOREIGN KEY(publication_id) REFERENCES publication (id)
);
INSERT INTO "message" VALUES(1,1,1,'at://nuria/1','comment',0,1,'nuria.example','Nuria',0,'¿Hay pan de yuca mañana? 🍞','','[]',NULL,'','2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z',NULL,'','at://did/1',1,'{}','new',NULL,0,0,0);
CREATE TABLE message_act (
	id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	act VARCHAR(16) NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	ended_at VARCHAR(27), 
	outcome VARCHAR(16) NOT NULL, 
	code VARCHAR(64) NOT NULL, 
	words TEXT NOT NULL, 
	CONSTRAINT pk_message_act PRIMARY KEY (id), 
	CONSTRAINT fk_message_act_message_id_message FOREIGN KEY(message_id) REFERENCES message (id)
);
CREATE TABLE note (
	id INTEGER NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (id), 
	CONSTRAINT fk_note_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id)
);
CREATE TABLE objective (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	name VARCHAR(300) NOT NULL, 
	note TEXT NOT NULL, 
	origin VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_objective PRIMARY KEY (id), 
	CONSTRAINT fk_objective_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
INSERT INTO "objective" VALUES(1,1,'Que respondamos a todos','','finding:1',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE part (
	id INTEGER NOT NULL, 
	variant_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	link VARCHAR(2048) NOT NULL, 
	CONSTRAINT pk_part PRIMARY KEY (id), 
	CONSTRAINT uq_part_variant_id_position UNIQUE (variant_id, position), 
	CONSTRAINT fk_part_variant_id_variant FOREIGN KEY(variant_id) REFERENCES variant (id) ON DELETE CASCADE
);
INSERT INTO "part" VALUES(1,1,0,'Buenos días.
Mañana: pan de yuca.','');
INSERT INTO "part" VALUES(2,1,1,'El segundo.','');
CREATE TABLE part_media (
	id INTEGER NOT NULL, 
	part_id INTEGER NOT NULL, 
	media_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	alt TEXT NOT NULL, 
	crop TEXT, 
	CONSTRAINT pk_part_media PRIMARY KEY (id), 
	CONSTRAINT uq_part_media_part_id_position UNIQUE (part_id, position), 
	CONSTRAINT fk_part_media_part_id_part FOREIGN KEY(part_id) REFERENCES part (id) ON DELETE CASCADE, 
	CONSTRAINT fk_part_media_media_id_media FOREIGN KEY(media_id) REFERENCES media (id)
);
INSERT INTO "part_media" VALUES(1,1,1,0,'Un pan',NULL);
CREATE TABLE persona (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	share INTEGER, 
	portrait_id INTEGER, 
	profile TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_persona PRIMARY KEY (id), 
	CONSTRAINT fk_persona_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_persona_portrait_id_media FOREIGN KEY(portrait_id) REFERENCES media (id)
);
INSERT INTO "persona" VALUES(1,1,'Doña Marta',60,NULL,'{"place": "Bogotá"}',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE pillar (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	color VARCHAR(16) NOT NULL, 
	target INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	about TEXT NOT NULL, 
	personas TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_pillar PRIMARY KEY (id), 
	CONSTRAINT fk_pillar_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE plan_document (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	paper VARCHAR(8) NOT NULL, 
	sections TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_plan_document PRIMARY KEY (id), 
	CONSTRAINT uq_plan_document_client_id UNIQUE (client_id), 
	CONSTRAINT fk_plan_document_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE post (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	title VARCHAR(300) NOT NULL, 
	stage VARCHAR(16) NOT NULL, 
	languages TEXT NOT NULL, 
	recurrence TEXT, 
	pillar_id INTEGER, 
	planned_wall VARCHAR(26), 
	planned_zone VARCHAR(64) NOT NULL, 
	planned_utc VARCHAR(27), 
	persona_id INTEGER, 
	campaign_id INTEGER, 
	series_id INTEGER, 
	batch_id INTEGER, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_post PRIMARY KEY (id), 
	CONSTRAINT fk_post_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT fk_post_pillar_id_pillar FOREIGN KEY(pillar_id) REFERENCES pillar (id), 
	CONSTRAINT fk_post_persona_id_persona FOREIGN KEY(persona_id) REFERENCES persona (id), 
	CONSTRAINT fk_post_campaign_id_campaign FOREIGN KEY(campaign_id) REFERENCES campaign (id), 
	CONSTRAINT fk_post_series_id_post FOREIGN KEY(series_id) REFERENCES post (id), 
	CONSTRAINT fk_post_batch_id_import_batch FOREIGN KEY(batch_id) REFERENCES import_batch (id)
);
INSERT INTO "post" VALUES(1,1,'Pan de yuca','planned','[]',NULL,NULL,NULL,'',NULL,NULL,NULL,NULL,NULL,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE presence (
	id INTEGER NOT NULL, 
	audit_id INTEGER NOT NULL, 
	network VARCHAR(32) NOT NULL, 
	channel_id INTEGER, 
	status VARCHAR(12) NOT NULL, 
	handle VARCHAR(320) NOT NULL, 
	url VARCHAR(2048) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	decision VARCHAR(12) NOT NULL, 
	followers INTEGER, 
	per_week DOUBLE, 
	last_day VARCHAR(10) NOT NULL, 
	checklist TEXT NOT NULL, 
	consistency INTEGER, 
	figures TEXT NOT NULL, 
	sources TEXT NOT NULL, 
	note TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_presence PRIMARY KEY (id), 
	CONSTRAINT fk_presence_audit_id_audit FOREIGN KEY(audit_id) REFERENCES audit (id) ON DELETE CASCADE, 
	CONSTRAINT fk_presence_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id)
);
INSERT INTO "presence" VALUES(1,1,'facebook',NULL,'exists','','','','',412,NULL,'','{}',NULL,'{}','{}','',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE product (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	about TEXT NOT NULL, 
	price VARCHAR(80) NOT NULL, 
	url VARCHAR(2048) NOT NULL, 
	facts TEXT NOT NULL, 
	claims TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_product PRIMARY KEY (id), 
	CONSTRAINT fk_product_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
INSERT INTO "product" VALUES(1,1,'Pan de yuca','product','','','','["Sin gluten"]','[]',0,1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE programme (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	month VARCHAR(7) NOT NULL, 
	proposal TEXT NOT NULL, 
	accepted_at VARCHAR(27), 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_programme PRIMARY KEY (id), 
	CONSTRAINT fk_programme_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE publication (
	id INTEGER NOT NULL, 
	post_id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	parent_id INTEGER, 
	kind VARCHAR(8) NOT NULL, 
	occurrence INTEGER NOT NULL, 
	mode VARCHAR(12) NOT NULL, 
	wall_time VARCHAR(26) NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	zone_data VARCHAR(16) NOT NULL, 
	due_utc VARCHAR(27) NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	hold_reason VARCHAR(64) NOT NULL, 
	attempts INTEGER NOT NULL, 
	next_try_at VARCHAR(27), 
	queued_at VARCHAR(27), 
	first_try_at VARCHAR(27), 
	doubt BOOLEAN NOT NULL, 
	ask VARCHAR(64) NOT NULL, 
	"key" VARCHAR(64), 
	armed_at VARCHAR(27), 
	payload TEXT, 
	payload_hash VARCHAR(64) NOT NULL, 
	step VARCHAR(24) NOT NULL, 
	step_state TEXT NOT NULL, 
	delegated VARCHAR(512) NOT NULL, 
	wish VARCHAR(12) NOT NULL, 
	remote_id VARCHAR(512), 
	remote_url VARCHAR(2048) NOT NULL, 
	remote_extra TEXT NOT NULL, 
	published_at VARCHAR(27), 
	proof VARCHAR(12) NOT NULL, 
	error_code VARCHAR(64) NOT NULL, 
	error_why VARCHAR(16) NOT NULL, 
	error_words TEXT NOT NULL, 
	boot_id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_publication PRIMARY KEY (id), 
	CONSTRAINT fk_publication_post_id_post FOREIGN KEY(post_id) REFERENCES post (id), 
	CONSTRAINT fk_publication_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id), 
	CONSTRAINT fk_publication_parent_id_publication FOREIGN KEY(parent_id) REFERENCES publication (id), 
	CONSTRAINT uq_publication_key UNIQUE ("key")
);
INSERT INTO "publication" VALUES(1,1,1,NULL,'post',0,'auto','2026-10-01T09:00:00','America/Bogota','2026b','2026-10-01T14:00:00.000000Z','published','',0,NULL,NULL,NULL,0,'','k1',NULL,NULL,'','','{}','','','at://did/1','','{}',NULL,'','','','','',1,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
INSERT INTO "publication" VALUES(2,1,1,NULL,'post',1,'auto','2026-10-02T09:00:00','America/Bogota','2026b','2026-10-02T14:00:00.000000Z','unconfirmed','',0,NULL,NULL,NULL,0,'look_back','k2',NULL,NULL,'','','{}','','',NULL,'','{}',NULL,'','','','','',1,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE rate_state (
	channel_id INTEGER NOT NULL, 
	next_allowed_at VARCHAR(27), 
	limited_until VARCHAR(27), 
	windows TEXT NOT NULL, 
	CONSTRAINT pk_rate_state PRIMARY KEY (channel_id), 
	CONSTRAINT fk_rate_state_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id)
);
CREATE TABLE reading (
	id INTEGER NOT NULL, 
	kpi_id INTEGER NOT NULL, 
	day VARCHAR(10) NOT NULL, 
	value DOUBLE NOT NULL, 
	source VARCHAR(8) NOT NULL, 
	note TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT fk_reading_kpi_id_kpi FOREIGN KEY(kpi_id) REFERENCES kpi (id) ON DELETE CASCADE
);
INSERT INTO "reading" VALUES(1,1,'2026-09-15',55.0,'hand','',1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE reply (
	id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	conversation_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	private BOOLEAN NOT NULL, 
	media_id INTEGER, 
	closes BOOLEAN NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	due_at VARCHAR(27) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	attempts INTEGER NOT NULL, 
	tries INTEGER NOT NULL, 
	next_try_at VARCHAR(27), 
	armed_at VARCHAR(27), 
	first_try_at VARCHAR(27), 
	ended_at VARCHAR(27), 
	doubt BOOLEAN NOT NULL, 
	ask VARCHAR(64) NOT NULL, 
	proof VARCHAR(12) NOT NULL, 
	remote_id VARCHAR(512), 
	remote_url VARCHAR(2048) NOT NULL, 
	error_code VARCHAR(64) NOT NULL, 
	error_why VARCHAR(16) NOT NULL, 
	error_words TEXT NOT NULL, 
	boot_id VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_reply PRIMARY KEY (id), 
	CONSTRAINT fk_reply_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id), 
	CONSTRAINT fk_reply_conversation_id_conversation FOREIGN KEY(conversation_id) REFERENCES conversation (id), 
	CONSTRAINT fk_reply_message_id_message FOREIGN KEY(message_id) REFERENCES message (id), 
	CONSTRAINT fk_reply_media_id_media FOREIGN KEY(media_id) REFERENCES media (id), 
	CONSTRAINT uq_reply_key UNIQUE ("key")
);
INSERT INTO "reply" VALUES(1,1,1,1,'Sí, desde las 7.',0,NULL,0,'unconfirmed','2026-09-30T12:00:00.000000Z','r1',0,0,NULL,NULL,NULL,NULL,0,'','',NULL,'','','','','',1,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE revision (
	id INTEGER NOT NULL, 
	post_id INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	reason VARCHAR(32) NOT NULL, 
	snapshot TEXT NOT NULL, 
	CONSTRAINT pk_revision PRIMARY KEY (id), 
	CONSTRAINT fk_revision_post_id_post FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE CASCADE
);
CREATE TABLE sample (
	id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	publication_id INTEGER, 
	metric VARCHAR(64) NOT NULL, 
	value DOUBLE NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	window VARCHAR(12) NOT NULL, 
	window_start VARCHAR(27), 
	window_end VARCHAR(27), 
	dimension VARCHAR(96) NOT NULL, 
	definition VARCHAR(96) NOT NULL, 
	source VARCHAR(8) NOT NULL, 
	batch_id INTEGER, 
	CONSTRAINT pk_sample PRIMARY KEY (id), 
	CONSTRAINT fk_sample_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id), 
	CONSTRAINT fk_sample_publication_id_publication FOREIGN KEY(publication_id) REFERENCES publication (id), 
	CONSTRAINT fk_sample_batch_id_import_batch FOREIGN KEY(batch_id) REFERENCES import_batch (id)
);
INSERT INTO "sample" VALUES(1,1,1,'likes',12.0,'2026-09-30T12:00:00.000000Z','lifetime',NULL,NULL,'','bluesky:likeCount','api',NULL);
CREATE TABLE setting (
	"key" VARCHAR(64) NOT NULL, 
	scope VARCHAR(8) NOT NULL, 
	scope_id INTEGER NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY ("key", scope, scope_id)
);
INSERT INTO "setting" VALUES('future.unknown','client',1,'{"kept": true}');
CREATE TABLE sheet_delivery (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	week VARCHAR(10) NOT NULL, 
	version INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	lines TEXT NOT NULL, 
	CONSTRAINT pk_sheet_delivery PRIMARY KEY (id), 
	CONSTRAINT fk_sheet_delivery_client_id_client FOREIGN KEY(client_id) REFERENCES client (id), 
	CONSTRAINT uq_sheet_delivery_client_id_week_version UNIQUE (client_id, week, version)
);
INSERT INTO "sheet_delivery" VALUES(1,1,'2026-09-28',1,'2026-09-30T12:00:00.000000Z','{"1": {"when": "2026-10-01 09:00", "scene": "Manos", "number": 1, "title": "Pan"}}');
CREATE TABLE snippet (
	id INTEGER NOT NULL, 
	client_id INTEGER, 
	kind VARCHAR(12) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	body TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_snippet PRIMARY KEY (id), 
	CONSTRAINT fk_snippet_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE snooze (
	"key" VARCHAR(200) NOT NULL, 
	until VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_snooze PRIMARY KEY ("key")
);
CREATE TABLE sync_state (
	channel_id INTEGER NOT NULL, 
	job VARCHAR(16) NOT NULL, 
	cursor TEXT NOT NULL, 
	tried_at VARCHAR(27), 
	succeeded_at VARCHAR(27), 
	next_due_at VARCHAR(27), 
	failures INTEGER NOT NULL, 
	error_code VARCHAR(64) NOT NULL, 
	error_words TEXT NOT NULL, 
	CONSTRAINT pk_sync_state PRIMARY KEY (channel_id, job), 
	CONSTRAINT fk_sync_state_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id)
);
INSERT INTO "sync_state" VALUES(1,'inbox','c1',NULL,'2026-09-30T12:00:00.000000Z',NULL,0,'','');
CREATE TABLE task (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	due VARCHAR(10) NOT NULL, 
	done_at VARCHAR(27), 
	origin VARCHAR(40) NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_task PRIMARY KEY (id), 
	CONSTRAINT fk_task_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
CREATE TABLE transition (
	id INTEGER NOT NULL, 
	publication_id INTEGER NOT NULL, 
	at VARCHAR(27) NOT NULL, 
	source VARCHAR(16) NOT NULL, 
	target VARCHAR(16) NOT NULL, 
	"by" VARCHAR(16) NOT NULL, 
	reason VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_transition PRIMARY KEY (id), 
	CONSTRAINT fk_transition_publication_id_publication FOREIGN KEY(publication_id) REFERENCES publication (id)
);
INSERT INTO "transition" VALUES(1,1,'2026-09-30T12:00:00.000000Z','sending','published','publisher','');
CREATE TABLE variant (
	id INTEGER NOT NULL, 
	post_id INTEGER NOT NULL, 
	channel_id INTEGER, 
	format VARCHAR(24) NOT NULL, 
	first_comment TEXT, 
	reply_to VARCHAR(2048) NOT NULL, 
	options TEXT NOT NULL, 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_variant PRIMARY KEY (id), 
	CONSTRAINT uq_variant_post_id_channel_id UNIQUE (post_id, channel_id), 
	CONSTRAINT fk_variant_post_id_post FOREIGN KEY(post_id) REFERENCES post (id) ON DELETE CASCADE, 
	CONSTRAINT fk_variant_channel_id_channel FOREIGN KEY(channel_id) REFERENCES channel (id)
);
INSERT INTO "variant" VALUES(1,1,NULL,'post','¿Quién viene?','','{}','2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE TABLE voice (
	id INTEGER NOT NULL, 
	client_id INTEGER NOT NULL, 
	summary TEXT NOT NULL, 
	address VARCHAR(8) NOT NULL, 
	rules TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	deleted_at VARCHAR(27), 
	created_at VARCHAR(27) NOT NULL, 
	changed_at VARCHAR(27) NOT NULL, 
	CONSTRAINT pk_voice PRIMARY KEY (id), 
	CONSTRAINT uq_voice_client_id UNIQUE (client_id), 
	CONSTRAINT fk_voice_client_id_client FOREIGN KEY(client_id) REFERENCES client (id)
);
INSERT INTO "voice" VALUES(1,1,'Cercana','usted','{"banned": [{"word": "barato"}]}',1,NULL,'2026-09-30T12:00:00.000000Z','2026-09-30T12:00:00.000000Z');
CREATE UNIQUE INDEX uq_client_name_live ON client (name) WHERE deleted_at IS NULL;
CREATE INDEX ix_objective_client_id ON objective (client_id);
CREATE INDEX ix_approval_round_client_id ON approval_round (client_id);
CREATE INDEX ix_audit_client_id_day ON audit (client_id, day);
CREATE INDEX ix_competitor_client_id ON competitor (client_id);
CREATE INDEX ix_task_client_id ON task (client_id);
CREATE INDEX ix_channel_client_id ON channel (client_id);
CREATE UNIQUE INDEX uq_channel_account_live ON channel (network, server, remote_id) WHERE deleted_at IS NULL AND remote_id <> '';
CREATE INDEX ix_product_client_id ON product (client_id);
CREATE INDEX ix_contact_client_id ON contact (client_id);
CREATE INDEX ix_persona_client_id ON persona (client_id);
CREATE UNIQUE INDEX uq_channel_choice_client_id_network_live ON channel_choice (client_id, network) WHERE deleted_at IS NULL;
CREATE INDEX ix_pillar_client_id ON pillar (client_id);
CREATE INDEX ix_snippet_client_id ON snippet (client_id);
CREATE INDEX ix_key_date_client_id ON key_date (client_id);
CREATE INDEX ix_programme_client_id_month ON programme (client_id, month);
CREATE INDEX ix_kpi_objective_id ON kpi (objective_id);
CREATE INDEX ix_presence_audit_id ON presence (audit_id);
CREATE INDEX ix_competitor_figure_competitor_id_day ON competitor_figure (competitor_id, day);
CREATE INDEX ix_finding_audit_id ON finding (audit_id);
CREATE INDEX ix_sync_state_next_due_at ON sync_state (next_due_at);
CREATE INDEX ix_reading_kpi_id_day ON reading (kpi_id, day);
CREATE INDEX ix_campaign_client_id ON campaign (client_id);
CREATE INDEX ix_ad_set_campaign_id ON ad_set (campaign_id);
CREATE INDEX ix_post_undated ON post (changed_at) WHERE planned_utc IS NULL AND stage <> 'planned' AND deleted_at IS NULL;
CREATE INDEX ix_post_planned_utc ON post (planned_utc) WHERE planned_utc IS NOT NULL;
CREATE INDEX ix_post_client_id ON post (client_id);
CREATE INDEX ix_post_recurring ON post (client_id) WHERE recurrence IS NOT NULL;
CREATE INDEX ix_post_batch_id ON post (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX ix_post_campaign_id ON post (campaign_id) WHERE campaign_id IS NOT NULL;
CREATE INDEX ix_approval_item_post_id ON approval_item (post_id);
CREATE INDEX ix_ad_ad_set_id ON ad (ad_set_id);
CREATE INDEX ix_ad_post_id ON ad (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX ix_contest_client_id ON contest (client_id);
CREATE UNIQUE INDEX uq_variant_base ON variant (post_id) WHERE channel_id IS NULL;
CREATE INDEX ix_revision_post_id_at ON revision (post_id, at);
CREATE UNIQUE INDEX uq_publication_remote ON publication (channel_id, remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX ix_publication_post_id ON publication (post_id);
CREATE INDEX ix_publication_state_due_utc ON publication (state, due_utc);
CREATE UNIQUE INDEX uq_publication_open ON publication (post_id, channel_id, kind, occurrence) WHERE state IN ('assisted', 'delegated', 'held', 'late', 'processing', 'scheduled', 'sending', 'unconfirmed');
CREATE INDEX ix_publication_due_utc ON publication (due_utc);
CREATE INDEX ix_publication_next_try_at ON publication (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX ix_publication_parent_id ON publication (parent_id) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX uq_publication_sending ON publication (channel_id) WHERE state = 'sending';
CREATE INDEX ix_approval_event_round_id ON approval_event (round_id);
CREATE INDEX ix_ad_reading_campaign_id_day ON ad_reading (campaign_id, day);
CREATE INDEX ix_conversation_state_last_at ON conversation (state, last_at);
CREATE INDEX ix_conversation_author_id ON conversation (author_id);
CREATE INDEX ix_conversation_publication_id ON conversation (publication_id) WHERE publication_id IS NOT NULL;
CREATE INDEX ix_conversation_channel_id_state_last_at ON conversation (channel_id, state, last_at);
CREATE INDEX ix_sample_publication_id_metric_at ON sample (publication_id, metric, at) WHERE publication_id IS NOT NULL;
CREATE INDEX ix_sample_channel_id_metric_at ON sample (channel_id, metric, at) WHERE publication_id IS NULL;
CREATE INDEX ix_sample_batch_id ON sample (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX ix_transition_publication_id ON transition (publication_id);
CREATE INDEX ix_message_conversation_id_at ON message (conversation_id, at);
CREATE INDEX ix_message_edited_at ON message (edited_at) WHERE edited_at IS NOT NULL;
CREATE INDEX ix_message_channel_id_at ON message (channel_id, at);
CREATE INDEX ix_message_author_id_at ON message (author_id, at);
CREATE INDEX ix_note_conversation_id ON note (conversation_id);
CREATE INDEX ix_part_media_media_id ON part_media (media_id);
CREATE UNIQUE INDEX uq_reply_sending ON reply (channel_id) WHERE state = 'sending';
CREATE UNIQUE INDEX uq_reply_remote ON reply (channel_id, remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX ix_reply_state_due_at ON reply (state, due_at);
CREATE INDEX ix_reply_conversation_id ON reply (conversation_id);
CREATE INDEX ix_message_act_message_id ON message_act (message_id);
CREATE INDEX ix_art_post_id ON art (post_id);
COMMIT;
