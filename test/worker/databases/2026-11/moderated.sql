CREATE TABLE room (epoch TEXT NOT NULL, schema INTEGER NOT NULL);
CREATE TABLE message (
   seq INTEGER PRIMARY KEY,
   rev INTEGER,
   id TEXT NOT NULL,
   by TEXT NOT NULL,
   name TEXT NOT NULL,
   at INTEGER NOT NULL,
   body TEXT NOT NULL
 );
CREATE INDEX revised ON message (rev) WHERE rev IS NOT NULL;
CREATE TABLE id_block (last INTEGER PRIMARY KEY, hashes BLOB NOT NULL);
CREATE TABLE entry (
     place INTEGER PRIMARY KEY,
     key TEXT NOT NULL,
     rev INTEGER NOT NULL,
     id TEXT NOT NULL,
     by TEXT NOT NULL,
     name TEXT NOT NULL,
     at INTEGER NOT NULL,
     value TEXT,
     forgotten INTEGER NOT NULL
   );
CREATE TABLE done (
     seq INTEGER PRIMARY KEY,
     nth INTEGER NOT NULL,
     at INTEGER NOT NULL,
     id TEXT NOT NULL,
     by TEXT NOT NULL
   , fingerprint INTEGER);
CREATE TABLE register (
     kind TEXT NOT NULL,
     key TEXT NOT NULL,
     value TEXT NOT NULL,
     PRIMARY KEY (kind, key)
   ) WITHOUT ROWID;
INSERT INTO room VALUES
('339c28a2110ce030efce69033123e2ae',5);
INSERT INTO message VALUES
(1,NULL,'1aCnk5hagmksbkR_','E1FSrX41o4ZqbciL','Ana',1796076806387,'hello'),
(2,NULL,'FtzEwDZuzuHUUyV4s2SXFhLA8eQqPWWXVHB__vn4l5A','E1FSrX41o4ZqbciL','Ana',1796076806429,'message 0 – with “quotes”, 字 and 🎉'),
(3,17,'TrlSuLpgRxwMrw9CtWsyvtHYB6N9Hs-5PZRkSKT69iQ','AMIouWfRWLWgW8ko','Ben',1796076806490,''),
(4,NULL,'wi7ggNPfL90NjroNgcZDdCeZHvv_3Uaomlq_DFaIlgQ','E1FSrX41o4ZqbciL','Ana',1796076806618,'message 2 – with “quotes”, 字 and 🎉'),
(5,NULL,'qOp10V21VyacxU7aW3zHzn7mJi0ZOMPe-XVdfqO6Et8','AMIouWfRWLWgW8ko','Ben',1796076806654,'message 3 – with “quotes”, 字 and 🎉'),
(6,NULL,'CsGOK0wqEEIRW2My3iUmE6DWQhSC9hT2R2N80UT3ByA','E1FSrX41o4ZqbciL','Ana',1796076806701,'message 4 – with “quotes”, 字 and 🎉'),
(7,NULL,'C6IK-mVWvvTYmneYFGHX5faR7EfHONJMHNs18mEW8Yg','AMIouWfRWLWgW8ko','Ben',1796076806819,'message 5 – with “quotes”, 字 and 🎉'),
(8,NULL,'c9CrtDeniCZaSBSTVaR9wxDiT2HvJRNvaRjobrgIPE0','E1FSrX41o4ZqbciL','Ana',1796076806837,'message 6 – with “quotes”, 字 and 🎉'),
(9,NULL,'hKQ48t6Qkwf3epSimfPXcW8oyrQZze5DEXc2b1HHtt0','AMIouWfRWLWgW8ko','Ben',1796076806874,'message 7 – with “quotes”, 字 and 🎉');
INSERT INTO entry VALUES
(0,'topic',10,'XhbanUTjTz_zaprX','E1FSrX41o4ZqbciL','Silver Deer',1796076806997,'"Plans"',0),
(1,'list/milk',11,'wmoXqozycgVYKQiL','E1FSrX41o4ZqbciL','Silver Deer',1796076807067,'{"text":"milk","done":false}',0),
(2,'room/title',12,'Owj4fKEapOepRDe9','7JnILbZhVlyGX1V6','Calm Sparrow',1796076807101,'"The lighthouse"',0),
(3,'room/slow',13,'u-i8flV_TEHRaa0u','7JnILbZhVlyGX1V6','Calm Sparrow',1796076807176,'2',0),
(4,'room/guests',14,'230lzoFuSHRtksnN','7JnILbZhVlyGX1V6','Calm Sparrow',1796076807298,'"reader"',0),
(5,'room/topic',15,'_XxL5piEjOn4guJX','7JnILbZhVlyGX1V6','Calm Sparrow',1796076807409,'"moderator"',0),
(6,'room/embed',16,'PNZ43jPyOSFbB0_m','7JnILbZhVlyGX1V6','Calm Sparrow',1796076807486,'["https://example.org"]',0),
(7,'room/kind',18,'-jOVFAPNDK12RX6h','7JnILbZhVlyGX1V6','Calm Sparrow',1796076808234,'"invite"',0);
INSERT INTO done VALUES
(10,1,1796076806997,'XhbanUTjTz_zaprX','E1FSrX41o4ZqbciL',1823157501417572),
(11,2,1796076807067,'wmoXqozycgVYKQiL','E1FSrX41o4ZqbciL',1114930375127371),
(12,3,1796076807101,'Owj4fKEapOepRDe9','7JnILbZhVlyGX1V6',1505022744651860),
(13,4,1796076807176,'u-i8flV_TEHRaa0u','7JnILbZhVlyGX1V6',6067983688026582),
(14,5,1796076807298,'230lzoFuSHRtksnN','7JnILbZhVlyGX1V6',1110763992092932),
(15,6,1796076807409,'_XxL5piEjOn4guJX','7JnILbZhVlyGX1V6',1612066733252336),
(16,7,1796076807486,'PNZ43jPyOSFbB0_m','7JnILbZhVlyGX1V6',1305323344052192),
(18,8,1796076808234,'-jOVFAPNDK12RX6h','7JnILbZhVlyGX1V6',5355627871566029);
INSERT INTO register VALUES
('ban','AMIouWfRWLWgW8ko','{"name":"","addresses":[],"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807978}'),
('count','ban','1'),
('count','grant','2'),
('count','link','2'),
('count','mute','1'),
('did','000000001','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807101,"act":"set","about":"room/title"}'),
('did','000000002','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807176,"act":"set","about":"room/slow"}'),
('did','000000003','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807298,"act":"set","about":"room/guests"}'),
('did','000000004','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807409,"act":"set","about":"room/topic"}'),
('did','000000005','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807486,"act":"set","about":"room/embed"}'),
('did','000000006','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807664,"act":"link"}'),
('did','000000007','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807754,"act":"link"}'),
('did','000000008','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807821,"act":"mute","member":{"id":"AMIouWfRWLWgW8ko","name":""}}'),
('did','000000009','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807978,"act":"ban","member":{"id":"AMIouWfRWLWgW8ko","name":""}}'),
('did','000000010','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076808057,"act":"erase","member":{"id":"AMIouWfRWLWgW8ko","name":"Ben"}}'),
('did','000000011','{"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076808234,"act":"set","about":"room/kind"}'),
('grant','7JnILbZhVlyGX1V6','{"role":"owner","link":"i-Mj_QMpl2d1Ud5hQEoKl_Go5hD6xjFwftAdHQzpV-0","at":1796076807101}'),
('grant','E1FSrX41o4ZqbciL','{"role":"owner","link":"i-Mj_QMpl2d1Ud5hQEoKl_Go5hD6xjFwftAdHQzpV-0","at":1796076806387}'),
('link','jUb3APJSMRhzJxjpJM3VKA8disuYDcPchK8FeVnT8Vw','{"role":"moderator","uses":5,"by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807664}'),
('link','ysBPq26phdSKSqeHL5utYTdaXlikqqRb4mCnh4gMj3U','{"role":"member","by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807754}'),
('mute','AMIouWfRWLWgW8ko','{"name":"Ben","by":{"id":"7JnILbZhVlyGX1V6","name":"Calm Sparrow"},"at":1796076807821}'),
('owned','','{"at":1796076806387}');
