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
('b84b1bc24d6214559f4be1f45609d33f',5);
INSERT INTO message VALUES
(1,NULL,'1aCnk5hagmksbkR_','py6OIJC_AbT24CIQ','Ana',1796076806387,'hello'),
(2,NULL,'FtzEwDZuzuHUUyV4s2SXFhLA8eQqPWWXVHB__vn4l5A','py6OIJC_AbT24CIQ','Ana',1796076806429,'message 0 – with “quotes”, 字 and 🎉'),
(3,NULL,'TrlSuLpgRxwMrw9CtWsyvtHYB6N9Hs-5PZRkSKT69iQ','58FD3QgEiY56p0Hi','Ben',1796076806490,''),
(4,NULL,'wi7ggNPfL90NjroNgcZDdCeZHvv_3Uaomlq_DFaIlgQ','py6OIJC_AbT24CIQ','Ana',1796076806618,'message 2 – with “quotes”, 字 and 🎉'),
(5,NULL,'qOp10V21VyacxU7aW3zHzn7mJi0ZOMPe-XVdfqO6Et8','58FD3QgEiY56p0Hi','Ben',1796076806654,'message 3 – with “quotes”, 字 and 🎉'),
(6,NULL,'CsGOK0wqEEIRW2My3iUmE6DWQhSC9hT2R2N80UT3ByA','py6OIJC_AbT24CIQ','Ana',1796076806701,'message 4 – with “quotes”, 字 and 🎉'),
(7,NULL,'C6IK-mVWvvTYmneYFGHX5faR7EfHONJMHNs18mEW8Yg','58FD3QgEiY56p0Hi','Ben',1796076806819,'message 5 – with “quotes”, 字 and 🎉'),
(8,NULL,'c9CrtDeniCZaSBSTVaR9wxDiT2HvJRNvaRjobrgIPE0','py6OIJC_AbT24CIQ','Ana',1796076806837,'message 6 – with “quotes”, 字 and 🎉'),
(9,NULL,'hKQ48t6Qkwf3epSimfPXcW8oyrQZze5DEXc2b1HHtt0','58FD3QgEiY56p0Hi','Ben',1796076806874,'message 7 – with “quotes”, 字 and 🎉'),
(17,NULL,'hSLSBrn_xrlC0uif','E1FSrX41o4ZqbciL','Ana',1796076808601,'said after the import');
INSERT INTO entry VALUES
(0,'topic',10,'uA3gy66l_qFCbajS','py6OIJC_AbT24CIQ','Silver Deer',1796076806997,'"Plans"',0),
(1,'list/milk',11,'7eXKsmesg-JzUbCP','py6OIJC_AbT24CIQ','Silver Deer',1796076807067,'{"text":"milk","done":false}',0),
(2,'room/title',12,'zenvgyUK5ox56Al-','A12OHHeLOWKtDr08','Clever Mole',1796076807101,'"The lighthouse"',0),
(3,'room/slow',13,'Y2b0QiIRRnZiN5Q3','A12OHHeLOWKtDr08','Clever Mole',1796076807176,'2',0),
(4,'room/guests',14,'yKzcS2kJpp0a__qJ','A12OHHeLOWKtDr08','Clever Mole',1796076807298,'"reader"',0),
(5,'room/topic',15,'ZJlEAKvVEfuBERWe','A12OHHeLOWKtDr08','Clever Mole',1796076807409,'"moderator"',0),
(6,'room/embed',16,'i8t1bOJLGufV3KF0','A12OHHeLOWKtDr08','Clever Mole',1796076807486,'["https://example.org"]',0);
INSERT INTO done VALUES
(10,1,1796076806997,'uA3gy66l_qFCbajS','py6OIJC_AbT24CIQ',1823157501417572),
(11,2,1796076807067,'7eXKsmesg-JzUbCP','py6OIJC_AbT24CIQ',1114930375127371),
(12,3,1796076807101,'zenvgyUK5ox56Al-','A12OHHeLOWKtDr08',1505022744651860),
(13,4,1796076807176,'Y2b0QiIRRnZiN5Q3','A12OHHeLOWKtDr08',6067983688026582),
(14,5,1796076807298,'yKzcS2kJpp0a__qJ','A12OHHeLOWKtDr08',1110763992092932),
(15,6,1796076807409,'ZJlEAKvVEfuBERWe','A12OHHeLOWKtDr08',1612066733252336),
(16,7,1796076807486,'i8t1bOJLGufV3KF0','A12OHHeLOWKtDr08',1305323344052192);
INSERT INTO register VALUES
('count','grant','2'),
('did','000000001','{"by":{"id":"A12OHHeLOWKtDr08","name":"Clever Mole"},"at":1796076808523,"act":"set","about":"room/title"}'),
('did','000000002','{"by":{"id":"A12OHHeLOWKtDr08","name":"Clever Mole"},"at":1796076808523,"act":"set","about":"room/slow"}'),
('did','000000003','{"by":{"id":"A12OHHeLOWKtDr08","name":"Clever Mole"},"at":1796076808523,"act":"set","about":"room/guests"}'),
('did','000000004','{"by":{"id":"A12OHHeLOWKtDr08","name":"Clever Mole"},"at":1796076808523,"act":"set","about":"room/topic"}'),
('did','000000005','{"by":{"id":"A12OHHeLOWKtDr08","name":"Clever Mole"},"at":1796076808523,"act":"set","about":"room/embed"}'),
('grant','A12OHHeLOWKtDr08','{"role":"owner","link":"Ni5SbclcOtYVIdYRLGbdqG5MjfGkazooX8MDBa6XtEc","at":1796076808480}'),
('grant','E1FSrX41o4ZqbciL','{"role":"owner","link":"Ni5SbclcOtYVIdYRLGbdqG5MjfGkazooX8MDBa6XtEc","at":1796076808601}'),
('imported','','{"count":9,"last":9}'),
('owned','','{"at":1796076808480}');
